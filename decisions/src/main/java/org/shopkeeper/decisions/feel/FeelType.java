package org.shopkeeper.decisions.feel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A FEEL type (DMN 1.5, §10.3.2.9). */
public sealed interface FeelType {

    enum Basic implements FeelType {
        ANY("Any"),
        NULL("Null"),
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("date and time"),
        DAYS_TIME("days and time duration"),
        YEARS_MONTHS("years and months duration"),
        /** Any context. */
        CONTEXT("context"),
        /** Any function. */
        FUNCTION("function");

        private final String title;

        Basic(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    record ListOf(FeelType element) implements FeelType {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    record RangeOf(FeelType element) implements FeelType {
        @Override
        public String toString() {
            return "range<" + element + ">";
        }
    }

    /** {@code name} is empty where it is written in place. */
    record ContextOf(String name, Map<String, FeelType> fields) implements FeelType {
        @Override
        public String toString() {
            return name.isEmpty() ? "context" + fields : name;
        }
    }

    record FunctionOf(List<FeelType> parameters, FeelType result) implements FeelType {
        @Override
        public String toString() {
            return "function" + parameters + "->" + result;
        }
    }

    /** A type that allows only some values of its base. */
    record Restricted(String name, FeelType base, Restriction allowed) implements FeelType {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Whether a value, not null and of the base type, is allowed. */
    interface Restriction {
        boolean allows(Object value, Evaluation run);
    }

    /** FEEL's own type of that name, the names of DMN 1.1 too; null if there is none. */
    static @Nullable FeelType builtIn(String name) {
        return switch (name) {
            case "Any", "any" -> Basic.ANY;
            case "Null" -> Basic.NULL;
            case "number" -> Basic.NUMBER;
            case "string" -> Basic.STRING;
            case "boolean" -> Basic.BOOLEAN;
            case "date" -> Basic.DATE;
            case "time" -> Basic.TIME;
            case "date and time", "dateTime" -> Basic.DATE_TIME;
            case "days and time duration", "dayTimeDuration", "day time duration" -> Basic.DAYS_TIME;
            case "years and months duration", "yearMonthDuration", "year month duration" -> Basic.YEARS_MONTHS;
            case "context" -> Basic.CONTEXT;
            case "function" -> Basic.FUNCTION;
            case "list" -> new ListOf(Basic.ANY);
            case "range" -> new RangeOf(Basic.ANY);
            default -> null;
        };
    }
}
