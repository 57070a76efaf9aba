package org.shopkeeper.planner.bound;

import com.google.ortools.Loader;

/** Loads the native solver once, at first use. */
final class OrTools {

    static {
        Loader.loadNativeLibraries();
    }

    private OrTools() {}

    static void load() {
        // The static initialiser has done it.
    }
}
