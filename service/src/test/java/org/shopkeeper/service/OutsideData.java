package org.shopkeeper.service;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Data that is not part of the project: a folder {@code shared} beside it, or where the property or variable {@code
 * SHOPKEEPER_SHARED} says.
 */
public final class OutsideData {

    private static final String NAME = "SHOPKEEPER_SHARED";

    private OutsideData() {}

    /** Null where the file is not there; the test then says that it is skipped. */
    public static @Nullable Path find(String path) {
        String named = System.getProperty(NAME, System.getenv(NAME));
        if (named != null) {
            Path file = Path.of(named, path);
            return Files.exists(file) ? file : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolveSibling("shared").resolve(path);
            if (at.getParent() != null && Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
