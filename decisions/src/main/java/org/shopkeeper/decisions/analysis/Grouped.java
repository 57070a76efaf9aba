package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shopkeeper.decisions.Text;

/** Many findings of one kind, told as few. */
final class Grouped {

    private Grouped() {}

    /** The first ones as they are, and all others as one that counts them and shows the first of them. */
    static List<Finding> atMost(int most, List<Finding> findings) {
        if (findings.size() <= most) {
            return new ArrayList<>(findings);
        }
        List<Finding> shown = new ArrayList<>(findings.subList(0, most - 1));
        List<Finding> rest = findings.subList(most - 1, findings.size());
        Set<Integer> rows = new LinkedHashSet<>();
        rest.forEach(finding ->
                rows.addAll(finding.rows().subList(0, Math.min(1, finding.rows().size()))));
        Finding first = rest.get(0);
        Severity worst = rest.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElse(first.severity());
        long count = rest.stream().mapToLong(Finding::count).sum();
        shown.add(new Finding(
                first.code(),
                worst,
                List.copyOf(rows),
                first.column(),
                first.region(),
                first.witness(),
                count,
                new Text(
                        "还有 " + count + " 处同类问题，例如：" + first.text().zh(),
                        count + " more of the same kind, for example: "
                                + first.text().en())));
        return shown;
    }
}
