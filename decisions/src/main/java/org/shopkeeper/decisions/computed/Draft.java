package org.shopkeeper.decisions.computed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Field;
import org.shopkeeper.decisions.catalogue.Kind;
import org.shopkeeper.decisions.catalogue.Signature;

/** A computed decision while it is being described; {@link #decide} completes it. */
public final class Draft {
    private final String id;
    private final String spec;
    private @Nullable Text title;
    private List<Field> inputs = List.of();
    private List<Field> outputs = List.of();
    private List<String> uses = List.of();
    private List<String> legalBasis = List.of();
    private final Map<String, ComputedDecision.Column> codes = new LinkedHashMap<>();
    private boolean scalar;
    private boolean list;
    private @Nullable String source;

    Draft(String id, String spec) {
        this.id = id;
        this.spec = spec;
    }

    public Draft titled(String zh, String en) {
        this.title = new Text(zh, en);
        return this;
    }

    public Draft takes(Field... fields) {
        this.inputs = List.of(fields);
        return this;
    }

    public Draft gives(Field... fields) {
        this.outputs = List.of(fields);
        return this;
    }

    /** The answer is one bare value. */
    public Draft givesOne(Field field) {
        this.outputs = List.of(field);
        this.scalar = true;
        return this;
    }

    /** The answer is one bare list of values. */
    public Draft givesList(Field field) {
        this.outputs = List.of(field);
        this.scalar = true;
        this.list = true;
        return this;
    }

    /** The answer is a context whose keys are data: {@code field} describes the value under each, its name is {@code *}. */
    public Draft givesByKey(Field field) {
        this.outputs = List.of(field);
        return this;
    }

    /**
     * The closed set of values of a text input is that of a column of a released table, so that a table's edit is followed.
     *
     * @param input name of the input
     * @param table id of the table
     * @param column name of its input
     */
    public Draft codesOf(String input, String table, String column) {
        codes.put(input, new ComputedDecision.Column(table, column));
        return this;
    }

    /** Ids of the released decisions that the formula asks. */
    public Draft asks(String... ids) {
        this.uses = List.of(ids);
        return this;
    }

    /** Formula, book or paper. */
    public Draft source(String where) {
        this.source = where;
        return this;
    }

    /** Statutes and platform rules behind every outcome. */
    public Draft resting(String... statutes) {
        this.legalBasis = List.of(statutes);
        return this;
    }

    public ComputedDecision decide(Formula formula) {
        if (title == null) {
            throw new IllegalStateException(id + " has no title");
        }
        var signature = new Signature(id, spec, title, Kind.COMPUTED, inputs, outputs, list, scalar, source);
        List<String> basis = legalBasis;
        return new ComputedDecision(signature, uses, basis, Map.copyOf(codes), (in, released) -> {
            Answer answer = formula.answer(in, released);
            return new Decision.Decided(answer.output(), explained(answer, basis));
        });
    }

    private static Explanation explained(Answer answer, List<String> basis) {
        return new Explanation(
                answer.matchedRules(), answer.reasons(), answer.warnings(), answer.legalBasisWith(basis), null);
    }

    /** A formula that always comes to an answer, or says by exception why it cannot. */
    @FunctionalInterface
    public interface Formula {
        Answer answer(Inputs in, Released released);
    }
}
