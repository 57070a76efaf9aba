package org.shopkeeper.service.decide;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.json.JsonBody;
import org.shopkeeper.service.problem.Mistake;

/**
 * What a caller asks.
 *
 * @param input the facts, by name; null only where {@code mistakes} says why
 * @param asOf decide as the release in force at that instant did; not together with {@code release}
 * @param release number of the release that shall decide; null: the one in force
 * @param businessKey what the caller knows the case by (order, SKU …), for the decision log; null where there is none
 * @param mistakes what is wrong with the question itself, empty where it can be asked
 */
record Question(
        @Nullable Map<String, @Nullable Object> input,
        @Nullable Instant asOf,
        boolean trace,
        @Nullable Integer release,
        @Nullable String businessKey,
        List<Mistake> mistakes) {

    private static final int MAX_BUSINESS_KEY = 200;

    private static final List<String> MEMBERS = List.of("input", "asOf", "trace", "release", "businessKey");

    @SuppressWarnings("unchecked")
    static Question read(JsonBody body) {
        var reader = new Reader(body.members());
        Object input = body.members().get("input");
        if (input == null) {
            reader.mistake("input", "MISSING", "缺少 input 对象", "The body needs an \"input\" object.");
        } else if (!(input instanceof Map)) {
            reader.mistake("input", "WRONG_TYPE", "input 应为一个对象", "\"input\" must be an object.");
        }
        return new Question(
                input instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null,
                reader.asOf(),
                reader.trace(),
                reader.release(),
                reader.businessKey(),
                reader.unknownAndContradicting());
    }

    /** @throws DateTimeException if it is no instant with a zone */
    static Instant instant(String text) {
        return ZonedDateTime.parse(text).toInstant();
    }

    private static final class Reader {

        private final Map<String, @Nullable Object> members;
        private final List<Mistake> mistakes = new ArrayList<>();

        Reader(Map<String, @Nullable Object> members) {
            this.members = members;
        }

        void mistake(String member, String code, String zh, String en) {
            mistakes.add(Mistake.at("#/" + Mistake.step(member), code, zh, en));
        }

        @Nullable
        Instant asOf() {
            Object value = members.get("asOf");
            if (value instanceof String text) {
                try {
                    return instant(text);
                } catch (DateTimeException e) {
                    boolean zoneless = isZoneless(text);
                    mistake(
                            "asOf",
                            zoneless ? "ZONE_MISSING" : "WRONG_TYPE",
                            "asOf 应为带时区的时刻，如 2026-11-11T00:00:00+08:00",
                            "\"asOf\" must be an instant with its zone, such as 2026-11-11T00:00:00+08:00.");
                }
            } else if (value != null) {
                mistake(
                        "asOf",
                        "WRONG_TYPE",
                        "asOf 应为文本，如 2026-11-11T00:00:00+08:00",
                        "\"asOf\" must be a string such as 2026-11-11T00:00:00+08:00.");
            }
            return null;
        }

        private static boolean isZoneless(String text) {
            try {
                LocalDateTime.parse(text);
                return true;
            } catch (DateTimeException e) {
                try {
                    LocalDate.parse(text);
                    return true;
                } catch (DateTimeException notEvenADate) {
                    return false;
                }
            }
        }

        boolean trace() {
            Object value = members.get("trace");
            if (value != null && !(value instanceof Boolean)) {
                mistake("trace", "WRONG_TYPE", "trace 应为 true 或 false", "\"trace\" must be true or false.");
            }
            return Boolean.TRUE.equals(value);
        }

        @Nullable
        Integer release() {
            Object value = members.get("release");
            if (value == null) {
                return null;
            }
            if (value instanceof BigDecimal number
                    && number.signum() > 0
                    && number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return number.intValueExact();
            }
            mistake("release", "WRONG_TYPE", "release 应为正整数", "\"release\" must be a positive whole number.");
            return null;
        }

        @Nullable
        String businessKey() {
            Object value = members.get("businessKey");
            if (value == null) {
                return null;
            }
            if (value instanceof String key
                    && !key.isBlank()
                    && key.length() <= MAX_BUSINESS_KEY
                    && key.chars().noneMatch(Character::isISOControl)) {
                return key;
            }
            mistake(
                    "businessKey",
                    "WRONG_TYPE",
                    "businessKey 应为不超过 " + MAX_BUSINESS_KEY + " 个字符、不含控制字符的文本",
                    "\"businessKey\" must be a string of at most " + MAX_BUSINESS_KEY
                            + " characters without control characters.");
            return null;
        }

        List<Mistake> unknownAndContradicting() {
            for (String name : members.keySet()) {
                if (!MEMBERS.contains(name)) {
                    mistake(
                            name,
                            "UNKNOWN_NAME",
                            "没有名为 " + name + " 的成员；可用：" + String.join(", ", MEMBERS),
                            "There is no member named " + name + "; known: " + String.join(", ", MEMBERS));
                }
            }
            if (members.get("asOf") != null && members.get("release") != null) {
                mistake(
                        "asOf",
                        "NOT_TOGETHER",
                        "asOf 与 release 不能同时给出",
                        "\"asOf\" and \"release\" cannot be given together.");
            }
            return mistakes;
        }
    }
}
