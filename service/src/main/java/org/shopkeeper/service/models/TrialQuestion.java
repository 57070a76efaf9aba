package org.shopkeeper.service.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelValues;
import org.shopkeeper.service.json.JsonBody;
import org.shopkeeper.service.problem.Mistake;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;

/**
 * What a model on trial is asked: {@code {decision | service, inputs}}. A temporal value may stand anywhere in the inputs as
 * {@code {"@type":"date","value":"2026-11-11"}}; the type is one of FEEL's: date, time, date and time, days and time
 * duration, years and months duration.
 *
 * @param decision null where a service is asked
 */
record TrialQuestion(@Nullable String decision, @Nullable String service, Map<String, @Nullable Object> inputs) {

    private static final List<String> MEMBERS = List.of("decision", "service", "inputs");

    /** @throws ProblemException INVALID_INPUT with every mistake */
    static TrialQuestion read(JsonBody body) {
        var mistakes = new ArrayList<Mistake>();
        for (String member : body.members().keySet()) {
            if (!MEMBERS.contains(member)) {
                mistakes.add(Mistake.at(
                        "#/" + Mistake.step(member),
                        "UNKNOWN_NAME",
                        "没有名为 " + member + " 的成员",
                        "There is no member named " + member + "; known: " + String.join(", ", MEMBERS)));
            }
        }
        Object decision = body.members().get("decision");
        Object service = body.members().get("service");
        if ((decision == null) == (service == null)
                || !(decision == null || decision instanceof String)
                || !(service == null || service instanceof String)) {
            mistakes.add(Mistake.at(
                    "#",
                    "WRONG_TYPE",
                    "decision 与 service 二选一，为名称文本",
                    "One of \"decision\" and \"service\" must name what is asked."));
        }
        Object given = body.members().get("inputs");
        Map<String, @Nullable Object> inputs = Map.of();
        if (given instanceof Map<?, ?> map) {
            inputs = new Typed(mistakes).members(map, "#/inputs");
        } else if (given != null) {
            mistakes.add(Mistake.at("#/inputs", "WRONG_TYPE", "inputs 应为对象", "\"inputs\" must be an object."));
        }
        if (!mistakes.isEmpty()) {
            throw ProblemException.of(ProblemType.INVALID_INPUT, mistakes);
        }
        return new TrialQuestion((String) decision, (String) service, inputs);
    }

    /** Turns the typed-value objects into what they stand for. */
    private record Typed(List<Mistake> mistakes) {

        Map<String, @Nullable Object> members(Map<?, ?> map, String pointer) {
            var members = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, item) ->
                    members.put(String.valueOf(name), value(item, pointer + "/" + Mistake.step(String.valueOf(name)))));
            return members;
        }

        private @Nullable Object value(@Nullable Object item, String pointer) {
            if (item instanceof List<?> list) {
                var items = new ArrayList<@Nullable Object>();
                for (int i = 0; i < list.size(); i++) {
                    items.add(value(list.get(i), pointer + "/" + i));
                }
                return items;
            }
            if (!(item instanceof Map<?, ?> map)) {
                return item;
            }
            return map.containsKey("@type") ? temporal(map, pointer) : members(map, pointer);
        }

        private @Nullable Object temporal(Map<?, ?> map, String pointer) {
            Object text = map.get("value");
            if (text == null) {
                return null;
            }
            Object value = map.get("@type") instanceof String type && text instanceof String written
                    ? FeelValues.temporal(type, written)
                    : null;
            if (value == null) {
                mistakes.add(Mistake.at(
                        pointer,
                        "WRONG_TYPE",
                        "不是 " + map.get("@type") + " 类型的值",
                        "It is no value of the type " + map.get("@type") + "."));
            }
            return value;
        }
    }
}
