package org.shopkeeper.decisions.compile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Engine;
import org.shopkeeper.decisions.catalogue.Signature;
import org.shopkeeper.decisions.compile.Elements.Input;
import org.shopkeeper.decisions.compile.Elements.Plan;
import org.shopkeeper.decisions.compile.Elements.Step;
import org.shopkeeper.decisions.dmn.Boxed.TableBox;
import org.shopkeeper.decisions.feel.FeelType;
import org.shopkeeper.decisions.feel.FeelType.Basic;
import org.shopkeeper.decisions.table.OpaqueCells;
import org.shopkeeper.decisions.table.TableIndex;

/**
 * A decision that is one table over plain inputs, and whose rows say constants: facts of the right types lead by the index to
 * a row, and the row to an outcome that is known from the first time on. All else (no row, several rows, a null, a wrong
 * type, a trace) is the whole decider's.
 */
final class LoneTableDecider implements Decider {

    private final Decider whole;
    private final TableIndex index;
    private final boolean first;
    /** By column: the input that it reads, and the class of its values. */
    private final String[] names;

    private final Class<?>[] classes;
    /** By row, filled when it first matches. Outcomes are immutable and equal, so that a race does no harm. */
    private final @Nullable Decision[] known;

    private LoneTableDecider(Decider whole, TableIndex index, boolean first, String[] names, Class<?>[] classes) {
        this.whole = whole;
        this.index = index;
        this.first = first;
        this.names = names;
        this.classes = classes;
        known = new Decision[index.rows()];
    }

    /** The same decisions, quicker where the table is of that kind. */
    static Decider orWhole(Decider whole, TableBox table, Step step, Plan plan) {
        TableNode node = step.table;
        TableIndex index = node == null ? null : node.soleJudge();
        if (node == null || index == null || plan.steps().size() != 1) {
            return whole;
        }
        int columns = table.inputs().size();
        String[] names = new String[columns];
        Class<?>[] classes = new Class<?>[columns];
        for (int c = 0; c < columns; c++) {
            String expression = table.inputs().get(c).expression().strip();
            Class<?> type = classOf(node.inputType(c));
            if (type == null || !isInput(expression, step, plan.inputs())) {
                return whole;
            }
            names[c] = expression;
            classes[c] = type;
        }
        return new LoneTableDecider(whole, index, node.isFirst(), names, classes);
    }

    private static boolean isInput(String expression, Step step, List<Input> inputs) {
        for (Input input : inputs) {
            if (input.model() == step.model && input.name().equals(expression)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Class<?> classOf(FeelType type) {
        if (type == Basic.NUMBER) {
            return BigDecimal.class;
        }
        if (type == Basic.STRING) {
            return String.class;
        }
        if (type == Basic.BOOLEAN) {
            return Boolean.class;
        }
        return type == Basic.DATE ? LocalDate.class : null;
    }

    @Override
    public Signature signature() {
        return whole.signature();
    }

    @Override
    public Engine engine() {
        return whole.engine();
    }

    @Override
    public Decision decide(Map<String, Object> input, Asking asking) {
        Object[] facts = new Object[names.length];
        for (int c = 0; c < facts.length; c++) {
            Object fact = input.get(names[c]);
            if (fact == null || fact.getClass() != classes[c]) {
                return whole.decide(input, asking);
            }
            facts[c] = fact;
        }
        int row = first ? index.first(facts, OpaqueCells.NONE) : index.only(facts, OpaqueCells.NONE);
        Decision outcome = row < 0 || asking.trace() ? null : known[row];
        return outcome != null ? outcome : learned(input, asking, row);
    }

    private Decision learned(Map<String, Object> input, Asking asking, int row) {
        Decision decision = whole.decide(input, asking);
        boolean says = decision instanceof Decision.Decided
                && decision.explanation().warnings().isEmpty()
                && decision.explanation().matchedRules().equals(List.of(row + 1));
        if (says && !asking.trace()) {
            known[row] = decision;
        }
        return decision;
    }
}
