package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.table.Table;

/**
 * Looks for everything that is wrong or odd about one table. Exact over numbers, strings, booleans, dates, times and
 * durations. Always ends: work is counted, and a table that needs more gets what was found so far and how much was looked
 * at.
 */
public final class TableAnalysis {

    /** Findings that are listed at most. */
    public static final int MOST = 50;

    /** Steps for the search for gaps, and as many for masked rows; about a second in the worst case. */
    private static final long STEPS = 30_000_000L;

    /** Pairs of rows that are looked at; covers tables of 10,000 rows that all overlap. */
    private static final long PAIRS = 60_000_000L;

    private TableAnalysis() {}

    public static Findings analyse(Table table) {
        return analyse(table, STEPS);
    }

    /**
     * @param steps how much work each of the two searches may do, see {@link Budget}
     */
    public static Findings analyse(Table table, long steps) {
        Subject subject = new Subject(table);
        Overlapping overlapping = new Overlapping(subject);
        List<Finding> findings = new ArrayList<>(Domains.find(subject));
        List<Finding> duplicates = Duplicates.find(subject);
        findings.addAll(duplicates);
        Overlaps.Result overlaps = Overlaps.find(subject, overlapping, new Budget(PAIRS));
        findings.addAll(overlaps.findings());
        Masks.Result masks = Masks.find(subject, overlapping, new Budget(steps));
        findings.addAll(masks.findings());
        Gaps.Result gaps = Gaps.find(subject, new Budget(steps));
        findings.addAll(gaps.findings());
        findings.addAll(Columns.find(subject));
        findings.addAll(Advice.find(subject, overlaps, twins(subject), contradictions(subject)));
        boolean complete =
                overlaps.complete() && gaps.complete() && masks.unknown().isEmpty();
        if (!complete) {
            findings.add(incomplete(subject, overlaps, gaps, masks));
        }
        return new Findings(complete, worstFirst(findings));
    }

    private static boolean twins(Subject subject) {
        for (int place : subject.reachablePlaces()) {
            if (subject.twin[place] != place) {
                return true;
            }
        }
        return false;
    }

    private static boolean contradictions(Subject subject) {
        for (int place : subject.reachablePlaces()) {
            if (!subject.sameAnswer(place, subject.twin[place])) {
                return true;
            }
        }
        return false;
    }

    private static Finding incomplete(Subject subject, Overlaps.Result overlaps, Gaps.Result gaps, Masks.Result masks) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (gaps.tooMany()) {
            zh.add("缺口太多，找到 " + gaps.boxes().size() + " 处后停止，建议加一行默认规则");
            en.add("there are too many gaps, the search stopped after "
                    + gaps.boxes().size() + "; a default row would close them");
        } else if (!gaps.complete()) {
            zh.add("查缺口时检查了约 " + gaps.percent() + "% 的输入");
            en.add("about " + gaps.percent() + " % of the inputs were searched for gaps");
        }
        if (!overlaps.complete()) {
            zh.add("未检查所有成对的规则");
            en.add("not all pairs of rows were compared");
        }
        if (!masks.unknown().isEmpty()) {
            int checked = subject.size() - masks.unknown().size();
            zh.add("检查了 " + checked + "/" + subject.size() + " 行是否会被遮盖");
            en.add(checked + " of " + subject.size() + " rows were checked for being masked");
        }
        return Finding.about(
                Code.INCOMPLETE,
                Severity.WARNING,
                subject.numbers(masks.unknown()),
                null,
                new Text(
                        "未能全部检查：" + String.join("；", zh) + "。以上为已发现的问题。",
                        "This table was not checked wholly: " + String.join("; ", en)
                                + ". What is listed was found so far."));
    }

    private static List<Finding> worstFirst(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity));
        if (sorted.size() <= MOST) {
            return List.copyOf(sorted);
        }
        int more = sorted.size() - (MOST - 1);
        List<Finding> shown = new ArrayList<>(sorted.subList(0, MOST - 1));
        shown.add(new Finding(
                Code.MORE_FINDINGS,
                sorted.get(MOST - 1).severity(),
                List.of(),
                null,
                null,
                null,
                more,
                new Text("还有 " + more + " 条结论未列出。", more + " more findings are not listed.")));
        return List.copyOf(shown);
    }
}
