package org.shopkeeper.decisions.computed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;

/** Facts that are needed were not sent, or were sent as null where null is no fact. */
public final class MissingFacts extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> names;

    public MissingFacts(List<String> names) {
        super("Missing: " + names, null, false, false);
        this.names = List.copyOf(names);
    }

    public List<String> names() {
        return names;
    }

    /** Names of the missing facts, from the root, in the order of the fields; list places as {@code lines[0].price}. */
    static List<String> among(List<Field> fields, Map<String, ?> facts) {
        var missing = new ArrayList<String>();
        collect(fields, facts, "", missing);
        return missing;
    }

    private static void collect(List<Field> fields, Map<?, ?> facts, String prefix, List<String> missing) {
        for (Field field : fields) {
            String path = prefix + field.name();
            Object value = facts.get(field.name());
            if (value != null) {
                collect(field.type(), value, path, missing);
            } else if (field.required() && !field.nullable()) {
                missing.add(path);
            }
        }
    }

    private static void collect(FieldType type, @Nullable Object value, String path, List<String> missing) {
        if (value == null) {
            missing.add(path);
        } else if (type instanceof FieldType.Struct struct && value instanceof Map<?, ?> map) {
            collect(struct.fields(), map, path + ".", missing);
        } else if (type instanceof FieldType.ListOf listOf && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(listOf.element(), list.get(i), path + "[" + i + "]", missing);
            }
        } else if (type instanceof FieldType.MapOf mapOf && value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> collect(mapOf.value(), element, path + "." + key, missing));
        } else if (type instanceof FieldType.Tuple tuple && value instanceof List<?> list) {
            for (int i = 0; i < tuple.places().size(); i++) {
                Object element = i < list.size() ? list.get(i) : null;
                if (element == null && !tuple.places().get(i).nullable()) {
                    missing.add(path + "[" + i + "]");
                }
            }
        }
    }
}
