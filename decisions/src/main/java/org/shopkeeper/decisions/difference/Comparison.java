package org.shopkeeper.decisions.difference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Changed rows up to which each is looked at on its own, instead of all inputs at once. */
    private static final int FEW = 64;

    private final Space space;
    private final Outcomes before;
    private final Outcomes after;
    private final Pairing pairing;
    /** Boxes of the paired rows, then the old and the new domain. */
    private final AtomSet[][] rows;
    /** Same policy, same default, same domain: where no changed row matters, nothing differs. */
    private final boolean rowsDecideAlone;
    /** Changed rows whose inputs have been looked at. */
    private final boolean[] done;

    private final List<Leaf> leaves = new ArrayList<>();
    private double looked;
    private int enough = Integer.MAX_VALUE;

    private Comparison(Table before, Table after) {
        space = Space.of(before, after);
        this.before = new Outcomes(before);
        this.after = new Outcomes(after);
        AtomSet[][] oldRows = boxes(before);
        AtomSet[][] newRows = boxes(after);
        pairing = Pairing.of(oldRows, newRows, this.before, this.after);
        int count = pairing.size();
        rows = new AtomSet[count + 2][];
        for (int i = 0; i < count; i++) {
            rows[i] = pairing.before()[i] >= 0 ? oldRows[pairing.before()[i]] : newRows[pairing.after()[i]];
        }
        rows[count] = space.domain(before);
        rows[count + 1] = space.domain(after);
        done = new boolean[count + 2];
        rowsDecideAlone = before.hitPolicy() == after.hitPolicy()
                && this.before.none().same(this.after.none())
                && Arrays.equals(rows[count], rows[count + 1]);
    }

    private AtomSet[][] boxes(Table table) {
        return table.rows().stream().map(row -> space.box(table, row)).toArray(AtomSet[][]::new);
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
        int[] all = IntStream.range(0, rows.length).toArray();
        int[] changed = IntStream.range(0, pairing.size())
                .filter(i -> !pairing.shared(i))
                .toArray();
        Search search = new Search(rows, budget, false);
        if (!rowsDecideAlone || changed.length > FEW) {
            looked = search.run(space.everything(), all, this::judge);
            return;
        }
        double seen = 0;
        for (int row : changed) {
            seen += search.run(Boxes.and(rows[row], rows[pairing.size()]), all, this::judge);
            done[row] = true;
        }
        looked = seen >= changed.length ? 1 : seen / changed.length;
    }

    private int judge(Search.Node node) {
        int domains = pairing.size();
        boolean allowedBefore = false;
        boolean allowedAfter = false;
        int end = node.count();
        for (; end > 0 && node.row(end - 1) >= domains; end--) {
            if (!node.covers(end - 1)) {
                return end - 1;
            }
            allowedBefore |= node.row(end - 1) == domains;
            allowedAfter |= node.row(end - 1) == domains + 1;
        }
        int doneBefore = -1;
        for (int i = 0; i < end; i++) {
            if (done[node.row(i)]) {
                if (node.covers(i)) {
                    return Search.Judge.CLOSED;
                }
                doneBefore = i;
            }
        }
        View old = new View(node, end, before, pairing.before(), allowedBefore);
        View now = new View(node, end, after, pairing.after(), allowedAfter);
        int changed = -1;
        boolean anyChanged = false;
        boolean[] wanted = new boolean[node.count()];
        for (int i = 0; i < node.count(); i++) {
            boolean matters = i < end && (old.matters[i] || now.matters[i]);
            wanted[i] = matters || i >= end || done[node.row(i)];
            if (matters && !pairing.shared(node.row(i))) {
                anyChanged = true;
                if (!node.covers(i) && (changed < 0 || node.open(i) < node.open(changed))) {
                    changed = i;
                }
            }
        }
        if (rowsDecideAlone && !anyChanged) {
            return Search.Judge.CLOSED;
        }
        int next = changed >= 0 ? changed : old.outcome == null ? old.open : now.open;
        if (old.outcome != null && now.outcome != null) {
            if (old.outcome.same(now.outcome)) {
                return Search.Judge.CLOSED;
            } else if (doneBefore < 0) {
                leaves.add(new Leaf(node.box(), old.outcome, now.outcome));
                return leaves.size() >= enough ? Search.Judge.ENOUGH : Search.Judge.CLOSED;
            }
            next = doneBefore;
        }
        int shift = 0;
        for (int i = 0; i < next; i++) {
            shift += wanted[i] ? 0 : 1;
        }
        node.retain(wanted);
        return next - shift;
    }

    /** What one version makes of a box. */
    private static final class View {
        final @Nullable Outcome outcome;
        /** By place in the box: whether the row can still change this version's answer. */
        final boolean[] matters;
        /** Place of the row that leaves out least of those that matter, −1 for none. */
        final int open;

        View(Search.Node node, int end, Outcomes outcomes, int[] ofVersion, boolean allowed) {
            matters = new boolean[end];
            if (!allowed) {
                outcome = new Outcome(Outcome.Kind.NOT_ALLOWED, false, List.of(), List.of());
                open = -1;
                return;
            }
            int[] touching = new int[end];
            int[] places = new int[end];
            boolean[] covers = new boolean[end];
            int count = 0;
            for (int i = 0; i < end; i++) {
                if (ofVersion[node.row(i)] >= 0) {
                    touching[count] = ofVersion[node.row(i)];
                    covers[count] = node.covers(i);
                    places[count++] = i;
                }
            }
            int relevant = outcomes.relevant(touching, covers, count);
            int least = -1;
            for (int i = 0; i < relevant; i++) {
                matters[places[i]] = true;
                if (!covers[i] && (least < 0 || node.open(places[i]) < node.open(least))) {
                    least = places[i];
                }
            }
            open = least;
            outcome = outcomes.decide(touching, covers, relevant);
        }
    }

    private Differences report(int most) {
        Map<Answers, List<AtomSet[]>> groups = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            groups.computeIfAbsent(new Answers(told(leaf.before()), told(leaf.after())), a -> new ArrayList<>())
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

    /** Which rows clash may be another pair in every corner; as a difference it is one. */
    private static Outcome told(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.SEVERAL_RULES_MATCHED
                ? new Outcome(outcome.kind(), false, List.of(), List.of())
                : outcome;
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
