package org.shopkeeper.decisions.computed;

import java.util.List;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.catalogue.FieldType.ListOf;
import org.shopkeeper.decisions.catalogue.FieldType.MapOf;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.catalogue.FieldType.Struct;
import org.shopkeeper.decisions.catalogue.FieldType.Tuple;

/** Names the inputs and outputs of computed decisions: type, unit, and what they mean in both languages. */
public final class Fields {
    public static final String CNY = "CNY";
    public static final String FRACTION = "fraction";
    public static final String DAYS = "d";
    public static final String UNITS = "units";

    private Fields() {}

    public static Field number(String name, String unit, String zh, String en) {
        return Field.of(name, Scalar.NUMBER, unit).titled(zh, en);
    }

    public static Field number(String name, String zh, String en) {
        return Field.of(name, Scalar.NUMBER).titled(zh, en);
    }

    public static Field money(String name, String zh, String en) {
        return number(name, CNY, zh, en);
    }

    public static Field fraction(String name, String zh, String en) {
        return number(name, FRACTION, zh, en);
    }

    public static Field text(String name, String zh, String en) {
        return Field.of(name, Scalar.STRING).titled(zh, en);
    }

    public static Field flag(String name, String zh, String en) {
        return Field.of(name, Scalar.BOOLEAN).titled(zh, en);
    }

    public static Field date(String name, String zh, String en) {
        return Field.of(name, Scalar.DATE).titled(zh, en);
    }

    public static Field dateTime(String name, String zh, String en) {
        return Field.of(name, Scalar.DATE_TIME).titled(zh, en);
    }

    public static Field any(String name, String zh, String en) {
        return Field.of(name, Scalar.ANY).titled(zh, en);
    }

    public static Field numbers(String name, String unit, String zh, String en) {
        return Field.of(name, new ListOf(Scalar.NUMBER), unit).titled(zh, en);
    }

    public static Field texts(String name, String zh, String en) {
        return Field.of(name, new ListOf(Scalar.STRING)).titled(zh, en);
    }

    public static Field dates(String name, String zh, String en) {
        return Field.of(name, new ListOf(Scalar.DATE)).titled(zh, en);
    }

    public static Field list(String name, FieldType element, String zh, String en) {
        return Field.of(name, new ListOf(element)).titled(zh, en);
    }

    /** A context with exactly these fields. */
    public static Field struct(String name, String zh, String en, Field... fields) {
        return Field.of(name, new Struct(List.of(fields))).titled(zh, en);
    }

    /** A list of contexts with exactly these fields. */
    public static Field structs(String name, String zh, String en, Field... fields) {
        return Field.of(name, new ListOf(new Struct(List.of(fields)))).titled(zh, en);
    }

    /** A context whose keys are data, its values numbers. */
    public static Field numberMap(String name, String unit, String zh, String en) {
        return Field.of(name, new MapOf(Scalar.NUMBER), unit).titled(zh, en);
    }

    /** A context whose keys are data, its values contexts with exactly these fields. */
    public static Field structMap(String name, String zh, String en, Field... fields) {
        return Field.of(name, new MapOf(new Struct(List.of(fields)))).titled(zh, en);
    }

    /** A list of pairs such as {@code ["2026-10-20", 259]}. */
    public static Field pairs(String name, String zh, String en, Field first, Field second) {
        return Field.of(name, new ListOf(new Tuple(List.of(first, second)))).titled(zh, en);
    }
}
