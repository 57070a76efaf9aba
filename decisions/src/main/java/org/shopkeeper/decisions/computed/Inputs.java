package org.shopkeeper.decisions.computed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed read access to the facts of one question. Types were checked against the signature before; what is checked here is
 * what a type cannot say. Every reader throws {@link ImpossibleInput} where the fact cannot be read as asked.
 */
public final class Inputs {
    /** All times of day and day counts are those of the shop. */
    public static final ZoneId SHOP_ZONE = ZoneId.of("Asia/Shanghai");

    // Money, quantities and counts of a shop end far below; beyond it exact arithmetic would cost without bound.
    private static final BigDecimal LARGEST = new BigDecimal("1e18");
    private static final int MOST_DECIMALS = 30;
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(36_500);

    private final Map<String, ?> facts;
    private final String prefix;

    public Inputs(Map<String, ?> facts) {
        this(facts, "");
    }

    private Inputs(Map<String, ?> facts, String prefix) {
        this.facts = facts;
        this.prefix = prefix;
    }

    /** @return whether the fact was sent and is not null */
    public boolean has(String name) {
        return facts.get(name) != null;
    }

    /**
     * For facts that are needed together only.
     *
     * @throws MissingFacts with those that were not sent
     */
    public void needs(String... names) {
        var missing = new ArrayList<String>();
        for (String name : names) {
            if (!has(name)) {
                missing.add(path(name));
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingFacts(missing);
        }
    }

    /** The name from the root of the input, for messages. */
    public String path(String name) {
        return prefix + name;
    }

    public BigDecimal number(String name) {
        return toNumber(path(name), needed(name));
    }

    public BigDecimal number(String name, BigDecimal fallback) {
        return has(name) ? number(name) : fallback;
    }

    public @Nullable BigDecimal numberOrNull(String name) {
        return has(name) ? number(name) : null;
    }

    public BigDecimal positive(String name) {
        return Require.positive(path(name), number(name));
    }

    public BigDecimal positive(String name, BigDecimal fallback) {
        return has(name) ? positive(name) : fallback;
    }

    public BigDecimal notNegative(String name) {
        return Require.notNegative(path(name), number(name));
    }

    public BigDecimal notNegative(String name, BigDecimal fallback) {
        return has(name) ? notNegative(name) : fallback;
    }

    /** 0..1. */
    public BigDecimal share(String name) {
        return Require.share(path(name), number(name));
    }

    /** A whole number, 0 or more. */
    public int count(String name) {
        return toCount(path(name), number(name));
    }

    public int count(String name, int fallback) {
        return has(name) ? count(name) : fallback;
    }

    /** A whole number within bounds, both included. */
    public int whole(String name, int low, int high) {
        int value = toWhole(path(name), number(name));
        if (value < low || value > high) {
            throw new ImpossibleInput(
                    path(name), "必须在 " + low + " 与 " + high + " 之间", "must lie between " + low + " and " + high);
        }
        return value;
    }

    /** Days that a calendar can count: 0 to 36,500, a started day counts whole. */
    public long days(String name) {
        BigDecimal days = notNegative(name);
        if (days.compareTo(MOST_DAYS) > 0) {
            throw new ImpossibleInput(path(name), "不能超过 36500 天", "must not exceed 36500 days");
        }
        return Rounding.up(days).longValueExact();
    }

    /** As a double, for statistics only. */
    public double value(String name) {
        return number(name).doubleValue();
    }

    public double value(String name, double fallback) {
        return has(name) ? value(name) : fallback;
    }

    public String text(String name) {
        return toText(path(name), needed(name));
    }

    public String text(String name, String fallback) {
        return has(name) ? text(name) : fallback;
    }

    public boolean flag(String name) {
        if (needed(name) instanceof Boolean flag) {
            return flag;
        }
        throw new ImpossibleInput(path(name), "必须为 true 或 false", "must be true or false");
    }

    public boolean flag(String name, boolean fallback) {
        return has(name) ? flag(name) : fallback;
    }

    public LocalDate date(String name) {
        return toDate(path(name), needed(name));
    }

    /** Local time of the shop; a time with a zone is converted. */
    public LocalDateTime dateTime(String name) {
        return toDateTime(path(name), needed(name));
    }

    public @Nullable Object raw(String name) {
        return facts.get(name);
    }

    public List<BigDecimal> numbers(String name) {
        var numbers = new ArrayList<BigDecimal>();
        elements(name).forEach((path, element) -> numbers.add(toNumber(path, element)));
        return numbers;
    }

    /** As doubles, for statistics only. */
    public double[] values(String name) {
        return numbers(name).stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        elements(name).forEach((path, element) -> texts.add(toText(path, element)));
        return texts;
    }

    public List<LocalDate> dates(String name) {
        var dates = new ArrayList<LocalDate>();
        elements(name).forEach((path, element) -> dates.add(toDate(path, element)));
        return dates;
    }

    public List<List<String>> textLists(String name) {
        var lists = new ArrayList<List<String>>();
        elements(name).forEach((path, element) -> {
            var texts = new ArrayList<String>();
            toList(path, element).forEach(text -> texts.add(toText(path, text)));
            lists.add(texts);
        });
        return lists;
    }

    public List<Object> list(String name) {
        return List.copyOf(elements(name).values());
    }

    public Inputs struct(String name) {
        return toStruct(path(name), needed(name));
    }

    public List<Inputs> structs(String name) {
        var structs = new ArrayList<Inputs>();
        elements(name).forEach((path, element) -> structs.add(toStruct(path, element)));
        return structs;
    }

    /** Numbers by key, in the order sent. */
    public Map<String, BigDecimal> numberMap(String name) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        toMap(path(name), needed(name))
                .forEach((key, element) ->
                        numbers.put(String.valueOf(key), toNumber(path(name) + "." + key, given(path(name), element))));
        return numbers;
    }

    /** Texts by key, in the order sent. */
    public Map<String, String> textMap(String name) {
        var texts = new LinkedHashMap<String, String>();
        toMap(path(name), needed(name)).forEach((key, element) -> {
            String path = path(name) + "." + key;
            texts.put(String.valueOf(key), toText(path, given(path, element)));
        });
        return texts;
    }

    /** An amount and its day, as in {@code ["2026-10-20", 259]}. */
    public record Dated(LocalDate date, BigDecimal amount) {}

    public List<Dated> dated(String name) {
        var dated = new ArrayList<Dated>();
        elements(name).forEach((path, element) -> {
            List<?> pair = toPair(path, element);
            dated.add(new Dated(
                    toDate(path + "[0]", given(path, pair.get(0))), toNumber(path + "[1]", given(path, pair.get(1)))));
        });
        return dated;
    }

    /** An amount and its name, as in {@code ["VIEW", 50000]}. */
    public record Named(String name, BigDecimal amount) {}

    public List<Named> named(String name) {
        var named = new ArrayList<Named>();
        elements(name).forEach((path, element) -> {
            List<?> pair = toPair(path, element);
            named.add(new Named(
                    toText(path + "[0]", given(path, pair.get(0))), toNumber(path + "[1]", given(path, pair.get(1)))));
        });
        return named;
    }

    private Object needed(String name) {
        Object value = facts.get(name);
        if (value == null) {
            throw new MissingFacts(List.of(path(name)));
        }
        return value;
    }

    private static Object given(String path, @Nullable Object value) {
        if (value == null) {
            throw new MissingFacts(List.of(path));
        }
        return value;
    }

    private Map<String, Object> elements(String name) {
        var elements = new LinkedHashMap<String, Object>();
        int place = 0;
        for (Object element : toList(path(name), needed(name))) {
            String path = path(name) + "[" + place + "]";
            elements.put(path, given(path, element));
            place++;
        }
        return elements;
    }

    private static List<?> toList(String path, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new ImpossibleInput(path, "必须为列表", "must be a list");
    }

    private static List<?> toPair(String path, Object value) {
        List<?> pair = toList(path, value);
        if (pair.size() != 2) {
            throw new ImpossibleInput(path, "必须恰有两项", "must have two elements");
        }
        return pair;
    }

    private static Map<?, ?> toMap(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ImpossibleInput(path, "必须为对象", "must be an object");
    }

    private static Inputs toStruct(String path, Object value) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        toMap(path, value).forEach((key, element) -> facts.put(String.valueOf(key), element));
        return new Inputs(facts, path + ".");
    }

    private static String toText(String path, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new ImpossibleInput(path, "必须为文本", "must be a text");
    }

    private static BigDecimal toNumber(String path, Object value) {
        BigDecimal number;
        if (value instanceof BigDecimal decimal) {
            number = decimal;
        } else if (value instanceof Number other) {
            try {
                number = new BigDecimal(other.toString());
            } catch (NumberFormatException e) {
                throw new ImpossibleInput(path, "必须为有限数值", "must be a finite number");
            }
        } else {
            throw new ImpossibleInput(path, "必须为数值", "must be a number");
        }
        // The scale is looked at first: comparing 1E-999999999 would already expand it.
        if (number.scale() > MOST_DECIMALS
                || number.scale() < -18
                || number.abs().compareTo(LARGEST) > 0) {
            throw new ImpossibleInput(path, "超出可计算范围", "is beyond what can be calculated with");
        }
        return number;
    }

    private static int toWhole(String path, BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new ImpossibleInput(path, "必须为整数", "must be a whole number");
        }
    }

    private static int toCount(String path, BigDecimal number) {
        return toWhole(path, Require.notNegative(path, number));
    }

    private static LocalDate toDate(String path, Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        return value instanceof String text && text.length() == 10
                ? parsed(path, text + "T00:00").toLocalDate()
                : toDateTime(path, value).toLocalDate();
    }

    private static LocalDateTime toDateTime(String path, Object value) {
        if (value instanceof LocalDateTime dateTime) {
            return dateTime;
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(SHOP_ZONE).toLocalDateTime();
        }
        if (value instanceof OffsetDateTime offset) {
            return offset.atZoneSameInstant(SHOP_ZONE).toLocalDateTime();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof String text) {
            return parsed(path, text.length() == 10 ? text + "T00:00" : text);
        }
        throw new ImpossibleInput(path, "必须为日期时间", "must be a date and time");
    }

    private static LocalDateTime parsed(String path, String text) {
        try {
            boolean zoned = text.endsWith("Z") || text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0;
            return zoned
                    ? ZonedDateTime.parse(text).withZoneSameInstant(SHOP_ZONE).toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new ImpossibleInput(path, "不是有效的日期或时间", "is not a valid date or time");
        }
    }
}
