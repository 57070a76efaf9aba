package org.shopkeeper.decisions.difference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Boxes;
import org.shopkeeper.decisions.region.Budget;
import org.shopkeeper.decisions.region.Outcome;
import org.shopkeeper.decisions.region.Outcomes;
import org.shopkeeper.decisions.region.Region;
import org.shopkeeper.decisions.region.Search;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.Table;

/**
 * Finds the exact inputs whose outcome differs between two versions of a table. Rows that both versions share are set
 * aside: only boxes that some changed row touches are cut.
 */
public final class Comparison {

    /** Boxes of one difference that are listed. */
    private static final int REGIONS = 8;

    /** A box and the two answers there. */
    record Leaf(AtomSet[] box, Outcome before, Outcome after) {}

    private record Answers(Outcome before, Outcome after) {}

    private final Space space;
    private final Side before;
    private final Side after;
    private final AtomSet[][] rows;
    private final boolean[] changed;
    private final boolean rowsDecideAlone;
    private final int domainBefore;
    private final int domainAfter;
    private final List<Leaf> leaves = new ArrayList<>();
    private double looked;
    private int enough = Integer.MAX_VALUE;

    /** One version: its rows are numbers {@code offset} and up among all rows. */
    private record Side(Table table, Outcomes outcomes, int offset, int[] ordered) {}

    private Comparison(Table before, Table after) {
        space = Space.of(before, after);
        int first = before.rows().size();
        int all = first + after.rows().size();
        this.before = side(before, 0);
        this.after = side(after, first);
        rows = new AtomSet[all + 2][];
        for (int r = 0; r < first; r++) {
            rows[r] = space.box(before, before.rows().get(r));
        }
        for (int r = first; r < all; r++) {
            rows[r] = space.box(after, after.rows().get(r - first));
        }
        domainBefore = all;
        domainAfter = all + 1;
        rows[domainBefore] = space.domain(before);
        rows[domainAfter] = space.domain(after);
        Outcome noneBefore = this.before.outcomes().none();
        rowsDecideAlone = before.hitPolicy() == after.hitPolicy()
                && noneBefore.same(this.after.outcomes().none());
        changed = Pairing.changed(rows, this.before.outcomes(), this.after.outcomes(), first, all);
    }

    private static Side side(Table table, int offset) {
        Outcomes outcomes = new Outcomes(table);
        int[] ordered = outcomes.order();
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] += offset;
        }
        return new Side(table, outcomes, offset, ordered);
    }

    /**
     * @param most how many differences to list; all are counted
     * @param steps how much work to do at most, see {@link Budget}
     */
    public static Differences compare(Table before, Table after, int most, long steps) {
        Comparison comparison = new Comparison(before, after);
        comparison.run(new Budget(steps));
        return comparison.report(most);
    }

    /** Only whether there is any difference. */
    public static Sameness sameness(Table before, Table after, Budget budget) {
        Comparison comparison = new Comparison(before, after);
        comparison.enough = 1;
        comparison.run(budget);
        return !comparison.leaves.isEmpty()
                ? Sameness.DIFFERENT
                : comparison.looked >= 1 ? Sameness.PROVEN_SAME : Sameness.UNKNOWN;
    }

    /** The differing boxes one by one, before they are grouped. */
    static List<Leaf> leaves(Table before, Table after, long steps) {
        Comparison comparison = new Comparison(before, after);
        comparison.run(new Budget(steps));
        return comparison.leaves;
    }

    private void run(Budget budget) {
        int[] candidates = Arrays.copyOf(before.ordered(), domainBefore + 2);
        System.arraycopy(after.ordered(), 0, candidates, after.offset(), after.ordered().length);
        candidates[domainBefore] = domainBefore;
        candidates[domainAfter] = domainAfter;
        looked = new Search(rows, budget, false).run(space.everything(), candidates, this::judge);
    }

    private int judge(Search.Node node) {
        int domains = 0;
        int openDomain = -1;
        boolean allowedBefore = false;
        boolean allowedAfter = false;
        for (int i = node.count() - 1; i >= 0 && node.row(i) >= domainBefore; i--) {
            domains++;
            if (!node.covers(i)) {
                openDomain = i;
            }
            allowedBefore |= node.row(i) == domainBefore;
            allowedAfter |= node.row(i) == domainAfter;
        }
        if (openDomain >= 0) {
            return openDomain;
        }
        int end = node.count() - domains;
        int middle = 0;
        while (middle < end && node.row(middle) < after.offset()) {
            middle++;
        }
        Part old = part(node, 0, middle, before, allowedBefore);
        Part now = part(node, middle, end, after, allowedAfter);
        if (allowedBefore && allowedAfter && rowsDecideAlone && old.changed < 0 && now.changed < 0) {
            return Search.Judge.CLOSED;
        }
        if (old.outcome != null && now.outcome != null) {
            if (!old.outcome.same(now.outcome)) {
                leaves.add(new Leaf(node.box(), old.outcome, now.outcome));
                if (leaves.size() >= enough) {
                    return Search.Judge.ENOUGH;
                }
            }
            return Search.Judge.CLOSED;
        }
        int row = old.changedOpen >= 0 ? old.changedOpen : now.changedOpen;
        if (row >= 0) {
            return row;
        }
        return old.outcome == null ? old.open : now.open;
    }

    /**
     * One version's view of a box.
     *
     * @param changed place of a relevant changed row, −1 for none
     * @param changedOpen place of a relevant changed row that does not cover the box, −1 for none
     * @param open place of the relevant row that leaves out least, −1 for none
     */
    private record Part(@Nullable Outcome outcome, int changed, int changedOpen, int open) {}

    private Part part(Search.Node node, int from, int to, Side side, boolean allowed) {
        if (!allowed) {
            return new Part(new Outcome(Outcome.Kind.NOT_ALLOWED, false, List.of(), List.of()), -1, -1, -1);
        }
        int count = to - from;
        int[] touching = new int[count];
        boolean[] covers = new boolean[count];
        for (int i = 0; i < count; i++) {
            touching[i] = node.row(from + i) - side.offset();
            covers[i] = node.covers(from + i);
        }
        int relevant = side.outcomes().relevant(touching, covers, count);
        int anyChanged = -1;
        int changedOpen = -1;
        int open = -1;
        for (int i = 0; i < relevant; i++) {
            int place = from + i;
            boolean isChanged = changed[node.row(place)];
            if (isChanged) {
                anyChanged = place;
            }
            if (!covers[i]) {
                if (open < 0 || node.open(place) < node.open(open)) {
                    open = place;
                }
                if (isChanged && (changedOpen < 0 || node.open(place) < node.open(changedOpen))) {
                    changedOpen = place;
                }
            }
        }
        return new Part(side.outcomes().decide(touching, covers, relevant), anyChanged, changedOpen, open);
    }

    private Differences report(int most) {
        Map<Answers, List<AtomSet[]>> groups = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            groups.computeIfAbsent(new Answers(leaf.before(), leaf.after()), a -> new ArrayList<>())
                    .add(leaf.box());
        }
        List<Answers> order = new ArrayList<>(groups.keySet());
        order.sort(java.util.Comparator.comparing(Comparison::firstRow));
        List<Difference> shown = new ArrayList<>();
        for (Answers answers : order.subList(0, Math.min(most, order.size()))) {
            List<AtomSet[]> boxes = Boxes.merge(groups.getOrDefault(answers, List.of()));
            List<Region> regions =
                    boxes.stream().limit(REGIONS).map(space::region).toList();
            shown.add(new Difference(
                    answers.before(),
                    answers.after(),
                    regions,
                    boxes.size() - regions.size(),
                    space.witness(boxes.get(0)),
                    sentence(answers, regions.get(0), boxes.size())));
        }
        boolean complete = looked >= 1;
        BigDecimal share = complete
                ? BigDecimal.ONE
                : BigDecimal.valueOf(Math.min(looked, 0.99)).setScale(2, RoundingMode.DOWN);
        return new Differences(complete, share, order.size(), shown, summary(order.size(), complete, share));
    }

    private static int firstRow(Answers answers) {
        List<Integer> rows = answers.after().rows().isEmpty()
                ? answers.before().rows()
                : answers.after().rows();
        return rows.isEmpty() ? Integer.MAX_VALUE : rows.get(0);
    }

    private static Text sentence(Answers answers, Region region, int boxes) {
        Text where = region.text();
        Text old = answers.before().text();
        Text now = answers.after().text();
        String moreZh = boxes > 1 ? "（另有 " + (boxes - 1) + " 处）" : "";
        String moreEn = boxes > 1 ? " (and " + (boxes - 1) + " more places)" : "";
        return new Text(
                "当" + where.zh() + moreZh + "：原为 " + old.zh() + "，现为 " + now.zh(),
                "Where " + where.en() + moreEn + ": was " + old.en() + ", now " + now.en());
    }

    private static Text summary(int total, boolean complete, BigDecimal share) {
        if (complete) {
            return total == 0
                    ? new Text("已证明两个版本对所有输入给出相同结果。", "Proven: both versions answer every input alike.")
                    : new Text(
                            "共有 " + total + " 处结果不同，其余输入已证明相同。",
                            total + " differences; every other input is proven the same.");
        }
        String percent = share.movePointRight(2).toBigInteger().toString();
        return new Text(
                "只检查了约 " + percent + "% 的输入，至此发现 " + total + " 处不同。",
                "Looked at about " + percent + " % of the inputs; " + total + " differences found so far.");
    }
}
