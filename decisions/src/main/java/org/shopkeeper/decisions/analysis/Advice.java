package org.shopkeeper.decisions.analysis;

import java.util.List;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.table.Table.HitPolicy;

/** Which hit policy would say what the table does. */
final class Advice {

    private Advice() {}

    static List<Finding> find(Subject subject, Overlaps.Result overlaps, boolean twins, boolean contradictions) {
        if (!overlaps.complete() || subject.size() < 2) {
            return List.of();
        }
        HitPolicy policy = subject.table.hitPolicy();
        boolean apart = overlaps.different() + overlaps.same() == 0 && !twins;
        boolean agree = overlaps.different() == 0 && !contradictions;
        return switch (policy) {
            case UNIQUE -> {
                if (apart) {
                    yield List.of();
                } else if (agree) {
                    yield advise(
                            Severity.WARNING, HitPolicy.ANY, "重叠的规则输出都相同", "all overlapping rows have the same output");
                } else if (overlaps.earlierInsideLater() && !contradictions) {
                    yield advise(
                            Severity.WARNING,
                            HitPolicy.FIRST,
                            "每处重叠都是前面的特例落在后面的通则之内",
                            "every overlap is an exception that stands before its general rule");
                }
                yield advise(
                        Severity.INFO,
                        HitPolicy.FIRST,
                        "规则互相重叠且输出不同；若以行序为准，先核对顺序",
                        "rows overlap with different outputs; if their order is meant to decide, check the order first");
            }
            case ANY, FIRST, PRIORITY -> {
                if (apart) {
                    yield advise(Severity.INFO, HitPolicy.UNIQUE, "没有任何两行会同时匹配", "no two rows ever match at once");
                } else if (agree && policy != HitPolicy.ANY) {
                    yield advise(
                            Severity.INFO,
                            HitPolicy.ANY,
                            "重叠的规则输出都相同，顺序不起作用",
                            "overlapping rows have the same output, so their order decides nothing");
                }
                yield List.of();
            }
            default ->
                apart
                        ? advise(
                                Severity.INFO,
                                HitPolicy.UNIQUE,
                                "没有任何两行会同时匹配，结果从不多于一个",
                                "no two rows ever match at once, so there is never more than one result")
                        : List.of();
        };
    }

    private static List<Finding> advise(Severity severity, HitPolicy better, String zh, String en) {
        return List.of(Finding.about(
                Code.HIT_POLICY_ADVICE,
                severity,
                List.of(),
                null,
                new Text("建议改用命中策略 " + better + "：" + zh + "。", "Hit policy " + better + " would fit: " + en + ".")));
    }
}
