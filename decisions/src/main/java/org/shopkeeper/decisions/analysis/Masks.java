package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Boxes;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.region.Search;
import org.shopkeeper.decisions.table.Table;

/** Rows that never win, and rows that could go without a change. */
final class Masks {

    private static final int SHOWN = 10;
    /** Steps for one row. */
    private static final long STEPS = 2_000_000L;

    private final Subject subject;
    private final Overlapping overlapping;
    private final Budget budget;
    private final List<Finding> masked = new ArrayList<>();
    private final List<Finding> subsumed = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();

    private Masks(Subject subject, Overlapping overlapping, Budget budget) {
        this.subject = subject;
        this.overlapping = overlapping;
        this.budget = budget;
    }

    /** What was found; {@code unknown} are places of rows for which the work was too much. */
    record Result(List<Finding> findings, List<Integer> unknown) {}

    static Result find(Subject subject, Overlapping overlapping, Budget budget) {
        Masks masks = new Masks(subject, overlapping, budget);
        boolean any = subject.table.hitPolicy() == Table.HitPolicy.ANY;
        if (subject.outcomes.firstWins() || any) {
            for (int place : subject.reachablePlaces()) {
                if (any) {
                    masks.subsumedByAny(place);
                } else if (!masks.masked(place)) {
                    masks.subsumedByLater(place);
                }
            }
        }
        List<Finding> findings = Grouped.atMost(SHOWN, masks.masked);
        findings.addAll(Grouped.atMost(SHOWN, masks.subsumed));
        return new Result(findings, masks.unknown);
    }

    private boolean masked(int place) {
        int[] earlier = overlapping.before(place);
        if (earlier.length == 0) {
            return false;
        }
        AtomSet[] box = subject.boxes[place];
        for (int other : earlier) {
            if (Boxes.covers(subject.boxes[other], box)) {
                report(place, List.of(other), box);
                return true;
            }
        }
        TreeSet<Integer> masking = new TreeSet<>();
        boolean[] wins = {false};
        Budget part = budget.part(STEPS);
        long before = part.left();
        double seen = new Search(subject.boxes, part, true).run(box, earlier, node -> {
            int least = -1;
            for (int i = 0; i < node.count(); i++) {
                if (node.covers(i)) {
                    masking.add(node.row(i));
                    return Search.Judge.CLOSED;
                }
                if (least < 0 || node.open(i) < node.open(least)) {
                    least = i;
                }
            }
            wins[0] = least < 0;
            return least < 0 ? Search.Judge.ENOUGH : least;
        });
        budget.spend(before - part.left());
        if (wins[0]) {
            return false;
        } else if (seen < 1) {
            unknown.add(place);
            return false;
        }
        report(place, new ArrayList<>(masking), box);
        return true;
    }

    private void report(int place, List<Integer> by, AtomSet[] box) {
        List<Integer> rows = new ArrayList<>(List.of(subject.number(place)));
        rows.addAll(subject.numbers(by));
        Text others = Words.rows(subject.numbers(by));
        int number = subject.number(place);
        boolean same = by.stream().allMatch(other -> subject.sameAnswer(place, other));
        Severity severity = same ? Severity.WARNING : Severity.ERROR;
        masked.add(new Finding(
                Code.MASKED_ROW,
                severity,
                rows,
                null,
                subject.space.region(box),
                subject.space.witness(box),
                1,
                new Text(
                        "第 " + number + " 行永远不会生效：它的所有输入都先被" + others.zh() + "决定" + (same ? "（输出相同）" : "") + "。",
                        "Row " + number + " never applies: " + others.en() + " take"
                                + (by.size() == 1 ? "s" : "") + " all of its inputs first"
                                + (same ? " (with the same output)" : "") + ".")));
    }

    /** A later row gives the same answer to all inputs of this one, and nothing in between interferes. */
    private void subsumedByLater(int place) {
        long[] bits = overlapping.with(place);
        for (int later = Overlapping.next(bits, place); later >= 0; later = Overlapping.next(bits, later + 1)) {
            if (!subject.sameAnswer(place, later)) {
                return;
            }
            if (Boxes.covers(subject.boxes[later], subject.boxes[place])) {
                reportSubsumed(place, later);
                return;
            }
        }
    }

    private void subsumedByAny(int place) {
        long[] bits = overlapping.with(place);
        for (int other = Overlapping.next(bits, 0); other >= 0; other = Overlapping.next(bits, other + 1)) {
            if (subject.twin[other] != subject.twin[place]
                    && subject.sameAnswer(place, other)
                    && Boxes.covers(subject.boxes[other], subject.boxes[place])) {
                reportSubsumed(place, other);
                return;
            }
        }
    }

    private void reportSubsumed(int place, int by) {
        int number = subject.number(place);
        int other = subject.number(by);
        AtomSet[] box = subject.boxes[place];
        subsumed.add(new Finding(
                Code.SUBSUMED_ROW,
                Severity.INFO,
                List.of(number, other),
                null,
                subject.space.region(box),
                subject.space.witness(box),
                1,
                new Text(
                        "第 " + number + " 行可以删除：第 " + other + " 行对它的所有输入给出相同结果。",
                        "Row " + number + " could be deleted: row " + other
                                + " gives the same answer to all of its inputs.")));
    }
}
