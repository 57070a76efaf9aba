package org.shopkeeper.service.store;

import java.util.List;
import java.util.Map;

/** Reads the fields of a stored document that must be there; a missing one is an {@link IllegalArgumentException}. */
public final class Fields {

    private Fields() {}

    public static String text(Map<?, ?> document, String name) {
        return String.valueOf(field(document, name));
    }

    public static int whole(Map<?, ?> document, String name) {
        return ((Number) field(document, name)).intValue();
    }

    public static long longer(Map<?, ?> document, String name) {
        return ((Number) field(document, name)).longValue();
    }

    public static List<?> list(Map<?, ?> document, String name) {
        return (List<?>) field(document, name);
    }

    private static Object field(Map<?, ?> document, String name) {
        Object value = document.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the stored document has no " + name);
        }
        return value;
    }
}
