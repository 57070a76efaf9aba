package org.shopkeeper.decisions.catalogue;

import java.util.List;

/** The type of an input or output, as far as a caller must know it. */
public sealed interface FieldType {

    enum Scalar implements FieldType {
        NUMBER,
        STRING,
        BOOLEAN,
        DATE,
        TIME,
        DATE_TIME,
        DAYS_AND_TIME_DURATION,
        YEARS_AND_MONTHS_DURATION,
        ANY
    }

    /** A list of elements of one type. */
    record ListOf(FieldType element) implements FieldType {}

    /** A context with these fields and no others. */
    record Struct(List<Field> fields) implements FieldType {}

    /** A context whose keys are data (e.g. counts per cause), all values of one type. */
    record MapOf(FieldType value) implements FieldType {}

    /** A list of fixed length whose places have a meaning each, e.g. {@code ["2026-10-20", 259]}. */
    record Tuple(List<Field> places) implements FieldType {}
}
