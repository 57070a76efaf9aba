package org.shopkeeper.decisions.feel;

import static org.shopkeeper.decisions.feel.Arguments.at;
import static org.shopkeeper.decisions.feel.Arguments.list;
import static org.shopkeeper.decisions.feel.Arguments.single;
import static org.shopkeeper.decisions.feel.Builtin.MISFIT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Functions on contexts (DMN 1.5, §10.3.4.9). */
final class ContextFunctions {

    private ContextFunctions() {}

    static void define() {
        Builtins.define(
                new Builtin("get value").with("m, key", Basic.ANY, (a, run) -> valueOf(single(a, 0), single(a, 1))));
        Builtins.define(new Builtin("get entries").with("m", Access.ANY_LIST, (a, run) -> {
            if (!(single(a, 0) instanceof Map<?, ?> map)) {
                return MISFIT;
            }
            List<Object> entries = new ArrayList<>();
            map.forEach((key, value) -> entries.add(entry(key, value)));
            return entries;
        }));
        Builtins.define(new Builtin("context").with("entries", Basic.CONTEXT, (a, run) -> context(a)));
        Builtins.define(new Builtin("context put")
                .with("context, by key or keys, value", Basic.CONTEXT, (a, run) -> put(a, run))
                .named(
                        "context, key, value",
                        Basic.CONTEXT,
                        (a, run) -> at(a, 1) instanceof List ? MISFIT : put(a, run))
                .named(
                        "context, keys, value",
                        Basic.CONTEXT,
                        (a, run) -> at(a, 1) instanceof List ? put(a, run) : MISFIT));
        Builtins.define(new Builtin("context merge").with("contexts", Basic.CONTEXT, (a, run) -> {
            List<?> contexts = list(a, 0);
            if (contexts == null) {
                return MISFIT;
            }
            Map<String, @Nullable Object> merged = new LinkedHashMap<>();
            for (Object each : contexts) {
                if (!(each instanceof Map<?, ?> map)) {
                    return MISFIT;
                }
                run.elements(map.size());
                map.forEach((key, value) -> merged.put((String) key, value));
            }
            return merged;
        }));
    }

    private static Map<String, @Nullable Object> entry(Object key, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        return entry;
    }

    private static @Nullable Object valueOf(@Nullable Object context, @Nullable Object key) {
        if (!(context instanceof Map<?, ?> map)) {
            return MISFIT;
        }
        if (key instanceof String name) {
            return map.get(name);
        }
        return MISFIT;
    }

    private static Object context(@Nullable Object[] a) {
        List<?> entries = list(a, 0);
        if (entries == null) {
            return MISFIT;
        }
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        for (Object each : entries) {
            if (!(each instanceof Map<?, ?> entry)
                    || !(entry.get("key") instanceof String key)
                    || !entry.containsKey("value")
                    || context.containsKey(key)) {
                return MISFIT;
            }
            context.put(key, entry.get("value"));
        }
        return context;
    }

    private static @Nullable Object put(@Nullable Object[] a, Evaluation run) {
        if (!(at(a, 0) instanceof Map<?, ?> map)) {
            return MISFIT;
        }
        Object key = at(a, 1);
        if (key instanceof String name) {
            return with(map, name, at(a, 2), run);
        }
        return key instanceof List<?> path && !path.isEmpty() ? putAt(map, path, at(a, 2), run) : MISFIT;
    }

    private static Object putAt(Map<?, ?> map, List<?> path, @Nullable Object value, Evaluation run) {
        if (!(path.get(0) instanceof String name)) {
            return MISFIT;
        }
        if (path.size() == 1) {
            return with(map, name, value, run);
        }
        if (!(map.get(name) instanceof Map<?, ?> inner)) {
            return MISFIT;
        }
        Object changed = putAt(inner, path.subList(1, path.size()), value, run);
        return changed == MISFIT ? MISFIT : with(map, name, changed, run);
    }

    private static Map<String, @Nullable Object> with(
            Map<?, ?> map, String key, @Nullable Object value, Evaluation run) {
        run.elements(map.size() + 1L);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((k, v) -> changed.put((String) k, v));
        changed.put(key, value);
        return changed;
    }
}
