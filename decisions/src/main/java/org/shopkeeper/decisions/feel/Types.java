package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Whether values are of a type, and the conversions that the standard makes by itself (DMN 1.5, §10.3.2.9.4). */
public final class Types {

    /** What {@link #converted} gives for a value that is not of the type. */
    public static final Object MISFIT = new Object();

    private Types() {}

    /** Whether the value is of the type; null is of every type. */
    public static boolean fits(@Nullable Object value, FeelType type, Evaluation run) {
        if (value == null || type == Basic.ANY) {
            return true;
        }
        if (type instanceof Basic basic) {
            return isA(value, basic);
        }
        if (type instanceof FeelType.ListOf list) {
            return value instanceof List<?> elements && allFit(elements, list.element(), run);
        }
        if (type instanceof FeelType.ContextOf context) {
            return value instanceof Map<?, ?> map && fieldsFit(map, context.fields(), run);
        }
        if (type instanceof FeelType.RangeOf range) {
            return value instanceof FeelRange r
                    && fits(r.low(), range.element(), run)
                    && fits(r.high(), range.element(), run);
        }
        if (type instanceof FeelType.FunctionOf function) {
            return value instanceof FeelFunction f && functionFits(f, function);
        }
        FeelType.Restricted restricted = (FeelType.Restricted) type;
        return fits(value, restricted.base(), run) && restricted.allowed().allows(value, run);
    }

    private static boolean functionFits(FeelFunction function, FeelType.FunctionOf type) {
        List<FeelType> parameters = function.parameterTypes();
        if (parameters.size() != type.parameters().size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            // Contravariant: the function must take what its callers may give.
            if (!conforms(type.parameters().get(i), parameters.get(i))) {
                return false;
            }
        }
        return conforms(function.resultType(), type.result());
    }

    /** Whether every value of {@code type} is one of {@code wanted}. */
    static boolean conforms(FeelType type, FeelType wanted) {
        if (wanted == Basic.ANY || type == Basic.NULL || type.equals(wanted)) {
            return true;
        }
        if (type instanceof FeelType.Restricted restricted) {
            return conforms(restricted.base(), wanted);
        }
        if (type instanceof FeelType.ListOf a && wanted instanceof FeelType.ListOf b) {
            return conforms(a.element(), b.element());
        }
        if (type instanceof FeelType.RangeOf a && wanted instanceof FeelType.RangeOf b) {
            return conforms(a.element(), b.element());
        }
        if (type instanceof FeelType.ContextOf a) {
            if (wanted == Basic.CONTEXT) {
                return true;
            }
            if (wanted instanceof FeelType.ContextOf b) {
                for (Map.Entry<String, FeelType> field : b.fields().entrySet()) {
                    FeelType own = a.fields().get(field.getKey());
                    if (own == null || !conforms(own, field.getValue())) {
                        return false;
                    }
                }
                return true;
            }
            return false;
        }
        if (type instanceof FeelType.FunctionOf a) {
            if (wanted == Basic.FUNCTION) {
                return true;
            }
            if (wanted instanceof FeelType.FunctionOf b && a.parameters().size() == b.parameters().size()) {
                for (int i = 0; i < a.parameters().size(); i++) {
                    if (!conforms(b.parameters().get(i), a.parameters().get(i))) {
                        return false;
                    }
                }
                return conforms(a.result(), b.result());
            }
        }
        return false;
    }

    private static boolean allFit(List<?> elements, FeelType type, Evaluation run) {
        for (Object element : elements) {
            if (!fits(element, type, run)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fieldsFit(Map<?, ?> map, Map<String, FeelType> fields, Evaluation run) {
        for (Map.Entry<String, FeelType> field : fields.entrySet()) {
            Object value = map.get(field.getKey());
            if (value == null ? !map.containsKey(field.getKey()) : !fits(value, field.getValue(), run)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isA(Object value, Basic type) {
        return switch (type) {
            case ANY -> true;
            case NULL -> false;
            case NUMBER -> value instanceof BigDecimal;
            case STRING -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case DATE -> value instanceof LocalDate;
            case TIME -> value instanceof LocalTime || value instanceof OffsetTime || value instanceof ZoneTime;
            case DATE_TIME -> value instanceof LocalDateTime || value instanceof ZonedDateTime;
            case DAYS_TIME -> value instanceof Duration;
            case YEARS_MONTHS -> value instanceof Period;
            case CONTEXT -> value instanceof Map;
            case FUNCTION -> value instanceof FeelFunction;
        };
    }

    /**
     * The value as the type wants it: itself, the element of a list of one, a list of one, or a date as midnight UTC; {@link
     * #MISFIT} if it is not of the type.
     */
    public static @Nullable Object converted(@Nullable Object value, FeelType type, Evaluation run) {
        if (fits(value, type, run)) {
            return value;
        }
        FeelType plain = plain(type);
        Object candidate = MISFIT;
        if (value instanceof LocalDate date && plain == Basic.DATE_TIME) {
            candidate = date.atStartOfDay(ZoneOffset.UTC);
        } else if (value instanceof List<?> list && list.size() == 1 && !(plain instanceof FeelType.ListOf)) {
            candidate = list.get(0);
        } else if (plain instanceof FeelType.ListOf && value != null && !(value instanceof List)) {
            candidate = List.of(value);
        }
        return candidate != MISFIT && fits(candidate, type, run) ? candidate : MISFIT;
    }

    /** The type, its parts too, with every value of its base allowed: what {@code instance of} asks about. */
    static FeelType unrestricted(FeelType type) {
        if (type instanceof FeelType.Restricted restricted) {
            return unrestricted(restricted.base());
        }
        if (type instanceof FeelType.ListOf list) {
            return new FeelType.ListOf(unrestricted(list.element()));
        }
        if (type instanceof FeelType.ContextOf context) {
            Map<String, FeelType> fields = new LinkedHashMap<>();
            context.fields().forEach((name, field) -> fields.put(name, unrestricted(field)));
            return new FeelType.ContextOf(context.name(), fields);
        }
        return type;
    }

    private static FeelType plain(FeelType type) {
        FeelType plain = type;
        while (plain instanceof FeelType.Restricted restricted) {
            plain = restricted.base();
        }
        return plain;
    }
}
