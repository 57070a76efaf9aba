package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Boxes;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.region.Region;
import org.shopkeeper.decisions.region.Search;

/** Inputs that no row matches. First whole values that a column never mentions, then what is left between the rows. */
final class Gaps {

    /** Gaps that are named one by one. */
    private static final int SHOWN = 12;
    /** Boxes to gather before the search stops: more gaps than that need a default row, not a list. */
    private static final int ENOUGH = 2_000;

    private final Subject subject;
    private final Severity severity;
    private final List<Finding> findings = new ArrayList<>();
    private final List<AtomSet[]> all = new ArrayList<>();
    private boolean complete = true;
    private int percent = 100;
    private boolean tooMany;

    private Gaps(Subject subject) {
        this.subject = subject;
        severity = switch (subject.table.hitPolicy()) {
            case UNIQUE, ANY, FIRST, PRIORITY -> Severity.WARNING;
            default -> Severity.INFO;
        };
    }

    /**
     * What was found, and how far the search went.
     *
     * @param boxes all gaps; values that a column never mentions may be in several
     * @param tooMany the search stopped because there were more gaps than anyone would read
     */
    record Result(List<Finding> findings, List<AtomSet[]> boxes, boolean complete, int percent, boolean tooMany) {}

    static Result find(Subject subject, Budget budget) {
        Gaps gaps = new Gaps(subject);
        if (subject.outcomes.none().kind() == org.shopkeeper.decisions.region.Outcome.Kind.NO_RULE_MATCHED) {
            gaps.search(budget);
        }
        return new Result(gaps.findings, gaps.all, gaps.complete, gaps.percent, gaps.tooMany);
    }

    private void search(Budget budget) {
        AtomSet[] left = subject.space.everything();
        AtomSet[] unmentioned = new AtomSet[left.length];
        int[] rows = subject.reachablePlaces();
        if (rows.length == 0) {
            if (!Boxes.isEmpty(left)) {
                all.add(left);
                report(left, 1);
            }
            return;
        }
        for (int d = 0; d < left.length; d++) {
            AtomSet mentioned = mentioned(rows, d);
            unmentioned[d] = left[d].minus(mentioned);
            if (!unmentioned[d].isEmpty()) {
                AtomSet[] slab = subject.space.everything();
                slab[d] = unmentioned[d];
                all.add(slab);
                report(slab, 1);
            }
            left[d] = left[d].and(mentioned);
        }
        List<AtomSet[]> boxes = new ArrayList<>();
        double seen = new Search(subject.boxes, budget, true).run(left, rows, node -> judge(node, boxes));
        List<AtomSet[]> merged = Boxes.merge(boxes);
        for (AtomSet[] box : merged) {
            for (int d = 0; d < box.length; d++) {
                // The values that are never mentioned are a gap too, so the box may be told without excepting them.
                if (box[d].covers(left[d])) {
                    box[d] = box[d].or(unmentioned[d]);
                }
            }
        }
        merged.sort(Comparator.comparingDouble(Gaps::size).reversed());
        all.addAll(merged);
        int named = merged.size() <= SHOWN ? merged.size() : SHOWN - 1;
        merged.subList(0, named).forEach(box -> report(box, 1));
        if (named < merged.size()) {
            report(merged.get(named), merged.size() - named);
        }
        tooMany = boxes.size() >= ENOUGH;
        complete = seen >= 1 && !tooMany;
        percent = complete ? 100 : (int) Math.min(99, Math.floor(seen * 100));
    }

    private static int judge(Search.Node node, List<AtomSet[]> boxes) {
        int least = -1;
        for (int i = 0; i < node.count(); i++) {
            if (node.covers(i)) {
                return Search.Judge.CLOSED;
            }
            if (least < 0 || node.open(i) < node.open(least)) {
                least = i;
            }
        }
        if (least >= 0) {
            return least;
        }
        boxes.add(node.box());
        return boxes.size() >= ENOUGH ? Search.Judge.ENOUGH : Search.Judge.CLOSED;
    }

    private AtomSet mentioned(int[] rows, int d) {
        int size = subject.space.axis(d).size();
        int[] change = new int[size + 1];
        for (int row : rows) {
            AtomSet cell = subject.boxes[row][d];
            for (int p = 0; p < cell.parts(); p++) {
                change[cell.low(p)]++;
                change[cell.high(p) + 1]--;
            }
        }
        AtomSet mentioned = AtomSet.EMPTY;
        int from = -1;
        int depth = 0;
        for (int atom = 0; atom <= size; atom++) {
            depth += change[atom];
            if (depth > 0 && from < 0) {
                from = atom;
            } else if (depth == 0 && from >= 0) {
                mentioned = mentioned.or(AtomSet.range(from, atom - 1));
                from = -1;
            }
        }
        return mentioned;
    }

    private static double size(AtomSet[] box) {
        double size = 1;
        for (AtomSet side : box) {
            size *= side.size();
        }
        return size;
    }

    private void report(AtomSet[] box, int count) {
        Region region = subject.space.region(box);
        Text where = region.text();
        Text text = count == 1
                ? new Text("没有规则匹配：" + where.zh() + "。", "No rule matches where " + where.en() + ".")
                : new Text(
                        "还有 " + count + " 处没有规则匹配，例如 " + where.zh() + "。",
                        "No rule matches in " + count + " more places, for example where " + where.en() + ".");
        findings.add(new Finding(Code.GAP, severity, List.of(), null, region, subject.space.witness(box), count, text));
    }
}
