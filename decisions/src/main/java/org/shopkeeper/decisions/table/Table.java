package org.shopkeeper.decisions.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.FieldType;

/**
 * A decision table as its index and its analysis see it. Row i of {@code rows} has one cell per column, in order.
 *
 * @param policy id of the policy, {@code area/name}
 * @param name name of the decision
 * @param outputs the output columns in the order of {@link Row#outputs}, or none at all
 */
public record Table(
        String policy, String name, HitPolicy hitPolicy, List<Column> columns, List<Output> outputs, List<Row> rows) {

    /** A table whose outputs have no declared priority and no default. */
    public Table(String policy, String name, HitPolicy hitPolicy, List<Column> columns, List<Row> rows) {
        this(policy, name, hitPolicy, columns, List.of(), rows);
    }

    /**
     * One output column. A table may leave its outputs undeclared (an empty list), then they have no priority and no default.
     *
     * @param priority the FEEL texts of the declared output values, highest priority first; empty where not declared
     * @param otherwise the FEEL text of the value when no rule matches; null where there is none
     */
    public record Output(String name, List<String> priority, @Nullable String otherwise) {}

    /**
     * @param name what people call it; a name in two languages has the Chinese one after the last {@code " / "}
     * @param input the FEEL text of what it tests, as a rule the name of an input
     * @param allowed the values that can occur at all ({@link CellSet.Any} where not declared)
     * @param nullable whether null can occur
     */
    public record Column(String name, String input, FieldType.Scalar type, CellSet allowed, boolean nullable) {

        /** A column that is called as what it tests. */
        public Column(String name, FieldType.Scalar type, CellSet allowed, boolean nullable) {
            this(name, name, type, allowed, nullable);
        }

        /** The name in either language. */
        public Text label() {
            int between = name.lastIndexOf(" / ");
            return between <= 0 || between + 3 >= name.length()
                    ? new Text(name, name)
                    : new Text(name.substring(between + 3), name.substring(0, between));
        }
    }

    /**
     * @param id stable rule id
     * @param outputs the FEEL text of each output cell, for comparing outcomes
     */
    public record Row(String id, List<CellSet> cells, List<String> outputs) {}

    /** DMN 1.3, §8.2.8. */
    public enum HitPolicy {
        UNIQUE,
        ANY,
        FIRST,
        PRIORITY,
        RULE_ORDER,
        OUTPUT_ORDER,
        COLLECT,
        COLLECT_SUM,
        COLLECT_COUNT,
        COLLECT_MIN,
        COLLECT_MAX
    }
}
