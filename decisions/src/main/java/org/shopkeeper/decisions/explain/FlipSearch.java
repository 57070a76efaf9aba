package org.shopkeeper.decisions.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.explain.Flip.Change;
import org.shopkeeper.decisions.region.AtomSet;
import org.shopkeeper.decisions.region.Axis;
import org.shopkeeper.decisions.region.Feel;
import org.shopkeeper.decisions.region.Space;
import org.shopkeeper.decisions.table.Table;

/** Tries changes of one input, smallest first. A change to any other value than these meets the same cells as one of them. */
final class FlipSearch {

    /** Answers that are asked for at most. */
    private static final int TRIES = 20_000;
    /** Rows that are tried for changes of three columns and more. */
    private static final int ROWS = 200;

    private final Table table;
    private final Space space;
    private final Map<String, @Nullable Object> input;
    private final Function<Map<String, @Nullable Object>, ? extends @Nullable Object> decide;
    private final @Nullable Object before;
    private int tries;
    private boolean all = true;

    FlipSearch(
            Table table,
            Space space,
            Map<String, ? extends @Nullable Object> input,
            Function<Map<String, @Nullable Object>, ? extends @Nullable Object> decide) {
        this.table = table;
        this.space = space;
        this.input = new LinkedHashMap<>(input);
        this.decide = decide;
        before = decide.apply(new LinkedHashMap<>(this.input));
    }

    @Nullable
    Flip find(Explainer explainer) {
        List<List<Change>> byColumn = singles();
        List<List<Change>> candidates = new ArrayList<>();
        byColumn.forEach(changes -> changes.forEach(change -> candidates.add(List.of(change))));
        Flip flip = first(candidates);
        if (flip != null) {
            return flip;
        }
        flip = first(pairs(byColumn));
        if (flip != null) {
            return flip;
        }
        List<List<Change>> rows = new ArrayList<>();
        for (RowCheck row : explainer.whyNot(input, ROWS)) {
            List<Change> changes = new ArrayList<>();
            for (CellCheck cell : row.cells()) {
                if (cell.distance() != null) {
                    changes.add(new Change(
                            cell.column(), cell.value(), cell.distance().nearest(), cell.distance()));
                }
            }
            if (changes.size() > 2) {
                rows.add(changes);
            }
        }
        // From three columns on only whole rows are tried, so a smaller change cannot be ruled out.
        all = false;
        return first(rows);
    }

    private static BigDecimal size(List<Change> changes) {
        BigDecimal size = BigDecimal.ZERO;
        for (Change change : changes) {
            size = size.add(change.distance().relative());
        }
        return size;
    }

    private List<List<Change>> singles() {
        List<List<Change>> byColumn = new ArrayList<>();
        for (Table.Column column : table.columns()) {
            Axis axis = space.axis(space.dimensionOf(column.input()));
            Object from = input.get(column.input());
            int current = axis.atomOf(from);
            AtomSet universe = axis.universe();
            List<Change> changes = new ArrayList<>();
            for (int part = 0; part < universe.parts(); part++) {
                for (int atom = universe.low(part); atom <= universe.high(part); atom++) {
                    if (atom != current) {
                        Distance distance = Distances.between(from, axis.nearest(atom, from));
                        changes.add(new Change(column.input(), from, distance.nearest(), distance));
                    }
                }
            }
            changes.sort(Comparator.comparing(change -> change.distance().relative()));
            byColumn.add(changes);
        }
        return byColumn;
    }

    private List<List<Change>> pairs(List<List<Change>> byColumn) {
        int columns = byColumn.size();
        int couples = Math.max(1, columns * (columns - 1) / 2);
        int each = (int) Math.sqrt((double) TRIES / couples);
        List<List<Change>> pairs = new ArrayList<>();
        for (int a = 0; a < columns; a++) {
            for (int b = a + 1; b < columns; b++) {
                List<Change> first = byColumn.get(a);
                List<Change> second = byColumn.get(b);
                all &= first.size() <= each && second.size() <= each;
                for (Change one : first.subList(0, Math.min(each, first.size()))) {
                    for (Change other : second.subList(0, Math.min(each, second.size()))) {
                        pairs.add(List.of(one, other));
                    }
                }
            }
        }
        return pairs;
    }

    private @Nullable Flip first(List<List<Change>> candidates) {
        candidates.sort(Comparator.<List<Change>>comparingInt(List::size).thenComparing(FlipSearch::size));
        for (List<Change> changes : candidates) {
            if (++tries > 2 * TRIES) {
                all = false;
                return null;
            }
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(input);
            changes.forEach(change -> changed.put(change.column(), change.to()));
            Object after = decide.apply(new LinkedHashMap<>(changed));
            if (!same(before, after)) {
                return new Flip(changes, changed, before, after, all, sentence(changes, after));
            }
        }
        return null;
    }

    /** As FEEL values: numbers by their value, not by their digits. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        } else if (a instanceof List<?> x && b instanceof List<?> y) {
            boolean same = x.size() == y.size();
            for (int i = 0; same && i < x.size(); i++) {
                same = same(x.get(i), y.get(i));
            }
            return same;
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet()) && x.keySet().stream().allMatch(key -> same(x.get(key), y.get(key)));
        }
        return Objects.equals(a, b);
    }

    private Text sentence(List<Change> changes, @Nullable Object after) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Change change : changes) {
            Text label = space.label(space.dimensionOf(change.column()));
            Object amount = change.distance().amount();
            String from = Feel.text(change.from());
            String to = Feel.text(change.to());
            String by = amount == null ? "" : Explainer.plain(amount);
            boolean more = amount != null && Distances.isMore(amount);
            zh.add(label.zh() + " 由 " + from + " 变为 " + to
                    + (amount == null ? "" : "（" + (more ? "增加 " : "减少 ") + by + "）"));
            en.add(label.en() + " were " + to + " instead of " + from
                    + (amount == null ? "" : " (" + by + (more ? " more)" : " less)")));
        }
        return new Text(
                "若 " + String.join("，且 ", zh) + "，结果将由 " + Feel.text(before) + " 变为 " + Feel.text(after) + "。",
                "If " + String.join(" and ", en) + ", the answer would be " + Feel.text(after) + " instead of "
                        + Feel.text(before) + ".");
    }
}
