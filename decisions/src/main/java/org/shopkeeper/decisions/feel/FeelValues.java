package org.shopkeeper.decisions.feel;

import org.jspecify.annotations.Nullable;

/** FEEL values for whoever stands at its border: from text, to text. */
public final class FeelValues {

    private FeelValues() {}

    /** A date, time, date and time, or duration in the forms of XML Schema and {@code @zone}; null if it is none. */
    public static @Nullable Object temporal(String text) {
        Object value = Temporal.literal(text);
        return value;
    }

    /**
     * One kind of temporal value.
     *
     * @param kind FEEL's name of the type, e.g. {@code date and time}, or a short one, {@code dateTime}
     * @return null where the text is not of that kind, or there is no such kind
     */
    public static @Nullable Object temporal(String kind, String text) {
        FeelType type = FeelType.builtIn(kind.equals("duration") ? "Any" : kind);
        Object value = Temporal.literal(text);
        if (type == FeelType.Basic.DATE_TIME && value instanceof java.time.LocalDate date) {
            value = date.atStartOfDay();
        }
        boolean fits = value != null
                && type instanceof FeelType.Basic
                && Types.fits(value, type, new Evaluation(EvaluationBudget.DEFAULT, java.time.Clock.systemUTC()));
        return fits ? value : null;
    }

    /** As FEEL's {@code string()} writes it. */
    public static String text(Object value) {
        return Values.text(value);
    }
}
