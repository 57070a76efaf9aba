package org.shopkeeper.decisions.dmn.kie;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.RuleAnnotationClause;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Reason;

/**
 * What each row says of itself, from the annotation columns {@code code}, {@code zh}, {@code en} and {@code basis}.
 *
 * @param reasons by row, 0-based
 * @param basis by row, 0-based; empty where the row rests on no statute
 */
record RowNotes(List<Reason> reasons, List<String> basis) {

    static RowNotes of(DecisionTable table) {
        List<String> columns = table.getAnnotation().stream()
                .map(RuleAnnotationClause::getName)
                .toList();
        var reasons = new ArrayList<Reason>();
        var basis = new ArrayList<String>();
        int number = 0;
        for (DecisionRule rule : table.getRule()) {
            number++;
            String id = rule.getId() == null ? String.valueOf(number) : rule.getId();
            String code = note(columns, rule, "code");
            String zh = note(columns, rule, "zh");
            String en = note(columns, rule, "en");
            reasons.add(new Reason(
                    code.isEmpty() ? "RULE_" + number : code,
                    zh.isEmpty() ? "第 " + number + " 行" : zh,
                    en.isEmpty() ? "Row " + number : en,
                    id));
            basis.add(note(columns, rule, "basis"));
        }
        return new RowNotes(reasons, basis);
    }

    private static String note(List<String> columns, DecisionRule rule, String column) {
        int at = columns.indexOf(column);
        if (at < 0 || at >= rule.getAnnotationEntry().size()) {
            return "";
        }
        String text = rule.getAnnotationEntry().get(at).getText();
        return text == null ? "" : text.strip();
    }

    /** @param matched 1-based rows */
    Explanation explain(List<Integer> matched) {
        var because = new ArrayList<Reason>();
        var law = new LinkedHashSet<String>();
        for (int row : matched) {
            because.add(reasons.get(row - 1));
            String b = basis.get(row - 1);
            if (!b.isEmpty() && !b.contains("[cfg]")) {
                law.add(b);
            }
        }
        return Explanation.of(List.copyOf(matched), because, List.copyOf(law));
    }
}
