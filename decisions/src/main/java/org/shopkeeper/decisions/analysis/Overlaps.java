package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Boxes;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.region.Region;
import org.shopkeeper.decisions.table.Table.HitPolicy;

/** Pairs of rows that share an input, told as few findings: a row with all that it meets, then pairs of one pattern. */
final class Overlaps {

    /** Rows that are told with all the rows that they meet. */
    private static final int STARS = 10;
    /** Rows that a row must meet to be told so. */
    private static final int STAR = 4;
    /** Pairs that are told one by one. */
    private static final int SHOWN = 10;

    private final Subject subject;
    private final Overlapping overlapping;
    private final Budget budget;
    private final HitPolicy policy;
    private final int[] meets;
    private long different;
    private long same;
    private boolean complete = true;
    private boolean earlierInsideLater = true;

    /**
     * How rows overlap.
     *
     * @param different pairs with different outputs, those with equal conditions left out
     * @param same pairs with the same outputs, those with equal conditions left out
     * @param earlierInsideLater of all pairs with different outputs the earlier row lies inside the later one: exceptions
     *     first
     * @param complete all pairs were looked at
     */
    record Result(List<Finding> findings, long different, long same, boolean earlierInsideLater, boolean complete) {}

    private Overlaps(Subject subject, Overlapping overlapping, Budget budget) {
        this.subject = subject;
        this.overlapping = overlapping;
        this.budget = budget;
        policy = subject.table.hitPolicy();
        meets = new int[subject.size()];
    }

    static Result find(Subject subject, Overlapping overlapping, Budget budget) {
        Overlaps overlaps = new Overlaps(subject, overlapping, budget);
        overlaps.count();
        List<Finding> findings = new ArrayList<>();
        if (overlaps.different + overlaps.same > 0) {
            overlaps.report(findings);
        }
        return new Result(findings, overlaps.different, overlaps.same, overlaps.earlierInsideLater, overlaps.complete);
    }

    private boolean counts(int place, int other) {
        return subject.twin[place] != subject.twin[other];
    }

    private void count() {
        for (int place : subject.reachablePlaces()) {
            long[] bits = overlapping.with(place);
            long pairs = 0;
            for (int other = Overlapping.next(bits, place + 1); other >= 0; other = Overlapping.next(bits, other + 1)) {
                pairs++;
                if (!counts(place, other)) {
                    continue;
                }
                if (subject.sameAnswer(place, other)) {
                    same++;
                    if (policy == HitPolicy.UNIQUE) {
                        meets[place]++;
                        meets[other]++;
                    }
                } else {
                    different++;
                    meets[place]++;
                    meets[other]++;
                    earlierInsideLater = earlierInsideLater && Boxes.covers(subject.boxes[other], subject.boxes[place]);
                }
            }
            if (!budget.spend(pairs + (long) bits.length * subject.space.dimensions() / 32)) {
                complete = false;
                return;
            }
        }
    }

    private void report(List<Finding> findings) {
        switch (policy) {
            case UNIQUE -> {
                stars(findings);
                pairs(findings);
            }
            case ANY -> {
                if (different > 0) {
                    stars(findings);
                    pairs(findings);
                }
            }
            case FIRST, PRIORITY -> order(findings);
            default -> {
                // Several rows at once is what these policies are for.
            }
        }
    }

    private boolean wrong(int place, int other) {
        return counts(place, other) && (policy == HitPolicy.UNIQUE || !subject.sameAnswer(place, other));
    }

    private void stars(List<Finding> findings) {
        for (int star = 0; star < STARS; star++) {
            int centre = -1;
            for (int place = 0; place < meets.length; place++) {
                centre = centre < 0 || meets[place] > meets[centre] ? place : centre;
            }
            if (centre < 0 || meets[centre] < STAR) {
                return;
            }
            long[] bits = overlapping.with(centre);
            List<Integer> others = new ArrayList<>();
            boolean sameOnly = true;
            int shown = -1;
            for (int other = Overlapping.next(bits, 0); other >= 0; other = Overlapping.next(bits, other + 1)) {
                if (meets[other] > 0 && wrong(centre, other)) {
                    others.add(other);
                    meets[other]--;
                    boolean agree = subject.sameAnswer(centre, other);
                    shown = shown < 0 || (sameOnly && !agree) ? other : shown;
                    sameOnly &= agree;
                }
            }
            meets[centre] = 0;
            if (!others.isEmpty()) {
                findings.add(star(centre, others, shown, sameOnly));
            }
        }
    }

    private Finding star(int centre, List<Integer> others, int shown, boolean sameOnly) {
        AtomSet[] box = Boxes.and(subject.boxes[centre], subject.boxes[shown]);
        List<Integer> numbers = subject.numbers(others);
        List<Integer> rows = new ArrayList<>(List.of(subject.number(centre)));
        rows.addAll(numbers);
        Text named = Words.rows(numbers);
        int number = subject.number(centre);
        Region region = subject.space.region(box);
        return new Finding(
                sameOnly ? Code.OVERLAP_SAME_OUTPUT : Code.OVERLAP,
                Severity.ERROR,
                rows,
                null,
                region,
                subject.space.witness(box),
                others.size(),
                new Text(
                        "第 " + number + " 行与" + named.zh() + "会同时匹配" + outputsZh(sameOnly) + "，例如当"
                                + region.text().zh() + "。",
                        "Row " + number + " and " + named.en() + " match at once" + outputsEn(sameOnly)
                                + ", for example where " + region.text().en() + "."));
    }

    private static String outputsZh(boolean same) {
        return same ? "（输出相同）" : "而输出不同";
    }

    private static String outputsEn(boolean same) {
        return same ? " (with the same output)" : " with different outputs";
    }

    /** Pairs that touch in the same way. */
    private record Pattern(boolean sameOutput, String column) {}

    private static final class Pairs {
        final List<Integer> places = new ArrayList<>();
        final List<int[]> first = new ArrayList<>();
        long count;
    }

    private void pairs(List<Finding> findings) {
        Map<Pattern, Pairs> patterns = new LinkedHashMap<>();
        for (int place = 0; place < meets.length; place++) {
            if (meets[place] <= 0) {
                continue;
            }
            long[] bits = overlapping.with(place);
            for (int other = Overlapping.next(bits, place + 1); other >= 0; other = Overlapping.next(bits, other + 1)) {
                if (meets[other] > 0 && wrong(place, other)) {
                    add(patterns, place, other);
                }
            }
            if (!budget.spend(bits.length)) {
                complete = false;
                break;
            }
        }
        long total = patterns.values().stream().mapToLong(p -> p.count).sum();
        patterns.forEach((pattern, pairs) -> {
            if (total <= SHOWN) {
                pairs.first.forEach(pair -> findings.add(pair(pair[0], pair[1])));
            } else {
                findings.add(pattern(pattern, pairs));
            }
        });
    }

    private void add(Map<Pattern, Pairs> patterns, int place, int other) {
        String column = "";
        for (int d = 0; d < subject.space.columns() && column.isEmpty(); d++) {
            AtomSet a = subject.boxes[place][d];
            AtomSet b = subject.boxes[other][d];
            if (!a.covers(b) && !b.covers(a)) {
                column = subject.space.axis(d).name();
            }
        }
        Pattern pattern = new Pattern(subject.sameAnswer(place, other), column);
        Pairs pairs = patterns.computeIfAbsent(pattern, p -> new Pairs());
        pairs.count++;
        if (pairs.first.size() < SHOWN) {
            pairs.first.add(new int[] {place, other});
        }
        for (int row : new int[] {place, other}) {
            if (pairs.places.size() < Finding.ROWS && !pairs.places.contains(row)) {
                pairs.places.add(row);
            }
        }
    }

    private Finding pair(int place, int other) {
        AtomSet[] box = Boxes.and(subject.boxes[place], subject.boxes[other]);
        boolean agree = subject.sameAnswer(place, other);
        List<Integer> rows = subject.numbers(List.of(place, other));
        Region region = subject.space.region(box);
        String answers = agree ? "" : ": " + subject.answer(place) + " / " + subject.answer(other);
        return new Finding(
                agree ? Code.OVERLAP_SAME_OUTPUT : Code.OVERLAP,
                Severity.ERROR,
                rows,
                null,
                region,
                subject.space.witness(box),
                1,
                new Text(
                        "第 " + rows.get(0) + " 行与第 " + rows.get(1) + " 行会同时匹配" + outputsZh(agree) + answers + "，当"
                                + region.text().zh() + "。",
                        "Rows " + rows.get(0) + " and " + rows.get(1) + " match at once" + outputsEn(agree) + answers
                                + ", where " + region.text().en() + "."));
    }

    private Finding pattern(Pattern pattern, Pairs pairs) {
        int[] first = pairs.first.get(0);
        AtomSet[] box = Boxes.and(subject.boxes[first[0]], subject.boxes[first[1]]);
        Finding one = pair(first[0], first[1]);
        boolean nested = pattern.column().isEmpty();
        Text label = subject.space.label(nested ? 0 : subject.space.dimensionOf(pattern.column()));
        return new Finding(
                one.code(),
                one.severity(),
                subject.numbers(pairs.places),
                nested ? null : pattern.column(),
                subject.space.region(box),
                subject.space.witness(box),
                pairs.count,
                new Text(
                        pairs.count + " 对规则" + (nested ? "互相包含" : "在 " + label.zh() + " 上重叠")
                                + outputsZh(pattern.sameOutput()) + "，例如："
                                + one.text().zh(),
                        pairs.count + " pairs of rows "
                                + (nested ? "lie inside each other" : "overlap in " + label.en())
                                + outputsEn(pattern.sameOutput()) + ", for example: "
                                + one.text().en()));
    }

    private void order(List<Finding> findings) {
        if (different == 0) {
            return;
        }
        for (int place : subject.reachablePlaces()) {
            long[] bits = overlapping.with(place);
            for (int other = Overlapping.next(bits, place + 1); other >= 0; other = Overlapping.next(bits, other + 1)) {
                if (counts(place, other) && !subject.sameAnswer(place, other)) {
                    findings.add(orderDecides(place, other));
                    return;
                }
            }
        }
    }

    private Finding orderDecides(int place, int other) {
        AtomSet[] box = Boxes.and(subject.boxes[place], subject.boxes[other]);
        Region region = subject.space.region(box);
        boolean first = policy == HitPolicy.FIRST;
        return new Finding(
                Code.ORDER_DECIDES,
                Severity.INFO,
                List.of(subject.number(place), subject.number(other)),
                null,
                region,
                subject.space.witness(box),
                different,
                new Text(
                        different + " 对规则会同时匹配而输出不同，由" + (first ? "行的顺序" : "输出的优先级") + "决定。例如当"
                                + region.text().zh() + "，第 " + subject.number(place) + " 行先于第 "
                                + subject.number(other) + " 行。",
                        different + " pairs of rows match at once with different outputs and "
                                + (first ? "the order of the rows" : "the priority of the outputs")
                                + " decides. For example, where "
                                + region.text().en() + ", row "
                                + subject.number(place) + " goes before row " + subject.number(other) + "."));
    }
}
