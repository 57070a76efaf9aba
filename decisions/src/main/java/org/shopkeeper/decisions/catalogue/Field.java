package org.shopkeeper.decisions.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * One named input or output.
 *
 * @param unit e.g. {@code CNY}, {@code d}, {@code fraction}; null where there is none
 * @param allowedValues the closed set of values; null where any value of the type will do
 * @param nullable whether null is a fact ("unknown") rather than missing data
 * @param required whether it must be sent at all; an optional input has its meaning when absent said in the title
 */
public record Field(
        String name,
        FieldType type,
        @Nullable Text title,
        @Nullable String unit,
        @Nullable List<Object> allowedValues,
        boolean nullable,
        boolean required) {

    public static Field of(String name, FieldType type) {
        return new Field(name, type, null, null, null, false, true);
    }

    public static Field of(String name, FieldType type, String unit) {
        return new Field(name, type, null, unit, null, false, true);
    }

    public Field titled(String zh, String en) {
        return new Field(name, type, new Text(zh, en), unit, allowedValues, nullable, required);
    }

    public Field oneOf(Object... values) {
        return new Field(name, type, title, unit, List.of(values), nullable, required);
    }

    public Field orNull() {
        return new Field(name, type, title, unit, allowedValues, true, required);
    }

    public Field optional() {
        return new Field(name, type, title, unit, allowedValues, nullable, false);
    }
}
