package org.shopkeeper.decisions.dmn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.dmn.Boxed.TableBox;

/**
 * What each row says of itself, from the annotation columns {@code code}, {@code zh}, {@code en} and {@code basis}.
 *
 * @param reasons by row, 0-based
 * @param basis by row, 0-based; empty where the row rests on no statute
 */
public record RowNotes(List<Reason> reasons, List<String> basis) {

    /** A basis that names a statute or a platform's rule; a textbook or a habit of the trade is no legal basis. */
    private static final Pattern LAW = Pattern.compile("art\\.|法|规定|办法|条例|指南|Dir\\. \\d|PIPL|ODR|Amazon");

    public static RowNotes of(TableBox table) {
        var reasons = new ArrayList<Reason>();
        var basis = new ArrayList<String>();
        int number = 0;
        for (Boxed.Rule rule : table.rules()) {
            number++;
            String code = note(table, rule, "code");
            String zh = note(table, rule, "zh");
            String en = note(table, rule, "en");
            reasons.add(new Reason(
                    code.isEmpty() ? "RULE_" + number : code,
                    zh.isEmpty() ? "第 " + number + " 行" : zh,
                    en.isEmpty() ? "Row " + number : en,
                    rule.id()));
            basis.add(note(table, rule, "basis"));
        }
        return new RowNotes(reasons, basis);
    }

    private static String note(TableBox table, Boxed.Rule rule, String column) {
        int at = table.annotations().indexOf(column);
        return at < 0 || at >= rule.annotations().size()
                ? ""
                : rule.annotations().get(at).strip();
    }

    /** @param matched 1-based rows */
    public Explanation explain(List<Integer> matched) {
        var because = new ArrayList<Reason>();
        var law = new LinkedHashSet<String>();
        for (int row : matched) {
            because.add(reasons.get(row - 1));
            String b = basis.get(row - 1);
            if (LAW.matcher(b).find() && !b.contains("[cfg")) {
                law.add(b);
            }
        }
        return Explanation.of(List.copyOf(matched), because, List.copyOf(law));
    }
}
