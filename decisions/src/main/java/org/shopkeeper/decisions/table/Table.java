package org.shopkeeper.decisions.table;

import java.util.List;
import org.shopkeeper.decisions.catalogue.FieldType;

/**
 * A decision table as its index and its analysis see it. Row i of {@code rows} has one cell per column, in order.
 *
 * @param policy id of the policy, {@code area/name}
 * @param name name of the decision
 */
public record Table(String policy, String name, HitPolicy hitPolicy, List<Column> columns, List<Row> rows) {

    /**
     * @param allowed the values that can occur at all ({@link CellSet.Any} where not declared)
     * @param nullable whether null can occur
     */
    public record Column(String name, FieldType.Scalar type, CellSet allowed, boolean nullable) {}

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
