package org.shopkeeper.decisions.computed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.Text;

/** What a formula came to, with its reasons, while it is being put together. */
public final class Answer {
    private final @Nullable Map<String, @Nullable Object> context;
    private final @Nullable Object value;
    private final List<Integer> matchedRules = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Text> warnings = new ArrayList<>();
    private final LinkedHashSet<String> legalBasis = new LinkedHashSet<>();

    private Answer(@Nullable Map<String, @Nullable Object> context, @Nullable Object value) {
        this.context = context;
        this.value = value;
    }

    /** One bare value, a list or a map whose keys are data; null only where the policy says "none". */
    public static Answer of(@Nullable Object value) {
        return new Answer(null, value);
    }

    /** A context, starting with this output. */
    public static Answer with(String name, @Nullable Object value) {
        return new Answer(new LinkedHashMap<>(), null).and(name, value);
    }

    public Answer and(String name, @Nullable Object output) {
        if (context == null) {
            throw new IllegalStateException("A bare value has no output named " + name);
        }
        context.put(name, output);
        return this;
    }

    /** Adds a reason in words. */
    public Answer because(String code, String zh, String en) {
        reasons.add(new Reason(code, zh, en, null));
        return this;
    }

    public Answer warning(String zh, String en) {
        warnings.add(new Text(zh, en));
        return this;
    }

    public Answer resting(String statute) {
        if (!statute.isBlank()) {
            legalBasis.add(statute);
        }
        return this;
    }

    /** Takes over the reasons, warnings and legal basis of a step on the way. */
    public Answer after(Answer step) {
        reasons.addAll(step.reasons);
        warnings.addAll(step.warnings);
        legalBasis.addAll(step.legalBasis);
        return this;
    }

    /** An output put in before. */
    public @Nullable Object value(String name) {
        return context == null ? null : context.get(name);
    }

    /** Takes over the row that decided, with its reasons and its legal basis. */
    public Answer by(Ruling ruling) {
        matchedRules.addAll(ruling.explanation().matchedRules());
        return alsoBy(ruling);
    }

    /** Takes over the reasons and the legal basis of a row that contributed. */
    public Answer alsoBy(Ruling ruling) {
        reasons.addAll(ruling.explanation().reasons());
        warnings.addAll(ruling.explanation().warnings());
        legalBasis.addAll(ruling.explanation().legalBasis());
        return this;
    }

    /** What has been put together so far. */
    public @Nullable Object output() {
        return context == null ? value : context;
    }

    List<Integer> matchedRules() {
        return List.copyOf(matchedRules);
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    List<Text> warnings() {
        return List.copyOf(warnings);
    }

    List<String> legalBasisWith(List<String> more) {
        var all = new LinkedHashSet<>(more);
        all.addAll(legalBasis);
        return List.copyOf(all);
    }
}
