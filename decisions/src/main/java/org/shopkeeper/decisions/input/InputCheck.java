package org.shopkeeper.decisions.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.Signature;

/**
 * Checks what a caller sent against a signature and turns it into FEEL values. All mistakes are found in one pass; nothing
 * is defaulted. A null, or an absent name, is missing data unless the field says that null is a fact or that it is optional.
 */
public final class InputCheck {

    private final List<InputProblem> problems = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private InputCheck() {}

    /**
     * @param input as parsed from JSON: maps, lists, strings, booleans, numbers (any {@link Number}), null; or FEEL values
     * @param root pointer of {@code input} itself, e.g. {@code #/input}
     */
    public static CheckedInput check(Signature signature, Map<String, ?> input, String root) {
        var check = new InputCheck();
        Map<String, Object> values = check.struct(signature.inputs(), input, root, "");
        if (!check.problems.isEmpty()) {
            return new CheckedInput.Refused(check.problems, check.missing);
        }
        return check.missing.isEmpty() ? new CheckedInput.Accepted(values) : new CheckedInput.Missing(check.missing);
    }

    @SuppressWarnings("NullAway") // a nullable field's value is null in the map, as FEEL wants it
    private Map<String, Object> struct(List<Field> fields, Map<?, ?> given, String pointer, String path) {
        var values = new LinkedHashMap<String, Object>((fields.size() * 4 + 2) / 3);
        int present = 0;
        for (Field field : fields) {
            Object value = given.get(field.name());
            if (value != null || given.containsKey(field.name())) {
                present++;
            }
            if (value == null) {
                // An optional fact may be left out, but a null that is sent is a fact only where the field says so.
                if (!field.nullable() && (field.required() || given.containsKey(field.name()))) {
                    missing.add(path + field.name());
                }
                values.put(field.name(), null);
            } else {
                values.put(field.name(), convert(field, value, pointer, path));
            }
        }
        if (present < given.size()) {
            refuseUnknownNames(fields, given, pointer);
        }
        return values;
    }

    private void refuseUnknownNames(List<Field> fields, Map<?, ?> given, String pointer) {
        List<String> names = fields.stream().map(Field::name).toList();
        for (Object key : given.keySet()) {
            if (!names.contains(String.valueOf(key))) {
                String known = String.join(", ", names);
                problems.add(new InputProblem(
                        pointer + "/" + escape(String.valueOf(key)),
                        "UNKNOWN_NAME",
                        new Text(
                                "没有名为 " + key + " 的输入；可用：" + known,
                                "There is no input named " + key + "; known: " + known)));
            }
        }
    }

    private @Nullable Object convert(Field field, Object value, String pointer, String path) {
        String here = pointer + "/" + escape(field.name());
        Object converted = convert(field.type(), value, here, path + field.name());
        List<Object> allowed = field.allowedValues();
        if (allowed != null && converted != null) {
            if (converted instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    requireAllowed(allowed, list.get(i), here + "/" + i);
                }
            } else {
                requireAllowed(allowed, converted, here);
            }
        }
        return converted;
    }

    private void requireAllowed(List<Object> allowed, @Nullable Object value, String pointer) {
        if (value == null || allowed.contains(value)) {
            return;
        }
        if (value instanceof BigDecimal n
                && allowed.stream().anyMatch(a -> a instanceof BigDecimal b && b.compareTo(n) == 0)) {
            return;
        }
        String set = String.join(", ", allowed.stream().map(String::valueOf).toList());
        problems.add(new InputProblem(
                pointer,
                "NOT_ALLOWED",
                new Text(shown(value) + " 不在允许的取值中：" + set, shown(value) + " is not one of: " + set)));
    }

    private @Nullable Object convert(FieldType type, Object value, String pointer, String path) {
        if (type instanceof FieldType.Scalar scalar) {
            Object converted = ScalarValue.of(scalar, value);
            if (converted == null) {
                wrongType(ScalarValue.name(scalar), value, pointer);
            }
            return converted;
        }
        if (type instanceof FieldType.ListOf list) {
            return value instanceof List<?> items ? listOf(list, items, pointer, path) : wrongList(value, pointer);
        }
        if (type instanceof FieldType.Tuple tuple) {
            return value instanceof List<?> items ? tuple(tuple, items, pointer, path) : wrongList(value, pointer);
        }
        if (!(value instanceof Map<?, ?> map)) {
            wrongType(new Text("对象", "object"), value, pointer);
            return null;
        }
        return type instanceof FieldType.Struct struct
                ? struct(struct.fields(), map, pointer, path + ".")
                : mapOf((FieldType.MapOf) type, map, pointer, path);
    }

    private @Nullable Object wrongList(Object value, String pointer) {
        wrongType(new Text("列表", "list"), value, pointer);
        return null;
    }

    private List<@Nullable Object> listOf(FieldType.ListOf type, List<?> items, String pointer, String path) {
        var values = new ArrayList<@Nullable Object>(items.size());
        for (int i = 0; i < items.size(); i++) {
            values.add(element(type.element(), items.get(i), pointer + "/" + i, path + "[" + i + "]"));
        }
        return values;
    }

    private @Nullable Object element(FieldType type, @Nullable Object item, String pointer, String path) {
        if (item == null) {
            missing.add(path);
            return null;
        }
        return convert(type, item, pointer, path);
    }

    private List<@Nullable Object> tuple(FieldType.Tuple type, List<?> items, String pointer, String path) {
        var values = new ArrayList<@Nullable Object>(items.size());
        if (items.size() != type.places().size()) {
            String names =
                    String.join(", ", type.places().stream().map(Field::name).toList());
            problems.add(new InputProblem(
                    pointer,
                    "WRONG_TYPE",
                    new Text(
                            "应为 " + type.places().size() + " 个元素：" + names,
                            "This list has " + type.places().size() + " places: " + names)));
            return values;
        }
        for (int i = 0; i < items.size(); i++) {
            Field place = type.places().get(i);
            Object item = items.get(i);
            values.add(
                    item == null && place.nullable()
                            ? null
                            : element(place.type(), item, pointer + "/" + i, path + "[" + i + "]"));
        }
        return values;
    }

    @SuppressWarnings("NullAway")
    private Map<String, Object> mapOf(FieldType.MapOf type, Map<?, ?> map, String pointer, String path) {
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> {
            String name = String.valueOf(key);
            values.put(name, element(type.value(), item, pointer + "/" + escape(name), path + "." + name));
        });
        return values;
    }

    private void wrongType(Text wanted, Object value, String pointer) {
        problems.add(new InputProblem(
                pointer,
                "WRONG_TYPE",
                new Text(
                        "应为" + wanted.zh() + "，却是 " + shown(value),
                        "Expected " + wanted.en() + ", got " + shown(value))));
    }

    private static String shown(Object value) {
        String text = value instanceof String s ? "\"" + s + "\"" : String.valueOf(value);
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
