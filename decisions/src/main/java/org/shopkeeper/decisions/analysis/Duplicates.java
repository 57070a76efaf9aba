package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;

/** Rows with the very same conditions. */
final class Duplicates {

    /** Groups that are named one by one. */
    private static final int SHOWN = 10;

    private Duplicates() {}

    static List<Finding> find(Subject subject) {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int place : subject.reachablePlaces()) {
            groups.computeIfAbsent(subject.twin[place], p -> new ArrayList<>()).add(place);
        }
        List<List<Integer>> same = new ArrayList<>();
        List<List<Integer>> contradicting = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            if (group.size() > 1) {
                boolean agree = group.stream().allMatch(p -> subject.sameAnswer(p, group.get(0)));
                (agree ? same : contradicting).add(group);
            }
        }
        boolean one = subject.table.hitPolicy() == org.shopkeeper.decisions.table.Table.HitPolicy.UNIQUE;
        List<Finding> findings = new ArrayList<>();
        // Where the first row wins, the others are masked, and told as such.
        if (!subject.outcomes.firstWins()) {
            report(subject, same, Code.DUPLICATE_ROW, one ? Severity.ERROR : Severity.WARNING, findings);
        }
        if (one || subject.table.hitPolicy() == org.shopkeeper.decisions.table.Table.HitPolicy.ANY) {
            report(subject, contradicting, Code.CONTRADICTING_ROWS, Severity.ERROR, findings);
        }
        return findings;
    }

    private static void report(
            Subject subject, List<List<Integer>> groups, Code code, Severity severity, List<Finding> into) {
        boolean same = code == Code.DUPLICATE_ROW;
        int named = groups.size() <= SHOWN ? groups.size() : SHOWN - 1;
        for (List<Integer> group : groups.subList(0, named)) {
            into.add(finding(subject, group, 1, code, severity, same));
        }
        if (named < groups.size()) {
            List<Integer> rest = new ArrayList<>();
            groups.subList(named, groups.size()).forEach(rest::addAll);
            into.add(finding(subject, rest, groups.size() - named, code, severity, same));
        }
    }

    private static Finding finding(
            Subject subject, List<Integer> places, int groups, Code code, Severity severity, boolean same) {
        var box = subject.boxes[places.get(0)];
        List<Integer> rows = subject.numbers(places);
        Text named = Words.rows(rows);
        String zh = groups > 1 ? "还有 " + groups + " 组重复：" : "";
        String en = groups > 1 ? groups + " more groups: " : "";
        Text text = same
                ? new Text(
                        zh + named.zh() + "条件与输出都相同，留一行即可。",
                        Words.capital(en + named.en())
                                + " have the same conditions and the same outputs; one is enough.")
                : new Text(
                        zh + named.zh() + "条件相同而输出不同，互相矛盾。",
                        Words.capital(en + named.en())
                                + " have the same conditions but different outputs; they contradict.");
        return new Finding(
                code, severity, rows, null, subject.space.region(box), subject.space.witness(box), groups, text);
    }
}
