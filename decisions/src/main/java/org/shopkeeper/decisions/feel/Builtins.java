package org.shopkeeper.decisions.feel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All functions of the standard, by name. */
public final class Builtins {

    private static final Map<String, Builtin> ALL = new HashMap<>();

    static {
        NumberFunctions.define();
        StringFunctions.define();
        ListFunctions.define();
        ContextFunctions.define();
        Conversions.define();
        TemporalFunctions.define();
        RangeFunctions.define();
    }

    private Builtins() {}

    static void define(Builtin builtin) {
        ALL.put(builtin.name(), builtin);
    }

    static @Nullable Builtin named(String name) {
        return ALL.get(name);
    }

    /** A new scope with the names that are no single word. */
    public static Names names() {
        Names names = Names.none();
        ALL.keySet().forEach(names::add);
        for (String property : new String[] {"time offset", "start included", "end included"}) {
            names.add(property);
        }
        return names;
    }
}
