package org.shopkeeper.decisions.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.shopkeeper.decisions.region.AtomSet;

/**
 * Which rows share an input with a given row: per column a bit set of the rows whose cell meets the cell, ANDed over the
 * columns. A column with so many different cells that its bit sets would not fit is looked at pair by pair instead.
 */
final class Overlapping {

    /** Longs of bit sets that one column may take (32 MB). */
    private static final long ROOM = 4_000_000L;

    private final Subject subject;
    private final int words;
    /** By column (only those with bit sets): by place, the rows whose cell meets the row's cell. */
    private final List<long[][]> meeting = new ArrayList<>();

    private final List<Integer> unindexed = new ArrayList<>();
    private final long[] reachable;

    Overlapping(Subject subject) {
        this.subject = subject;
        words = (subject.size() + 63) / 64;
        reachable = new long[words];
        for (int place : subject.reachablePlaces()) {
            reachable[place >> 6] |= 1L << place;
        }
        for (int d = 0; d < subject.space.dimensions(); d++) {
            index(d);
        }
    }

    private void index(int d) {
        Map<AtomSet, List<Integer>> byCell = new LinkedHashMap<>();
        for (int place : subject.reachablePlaces()) {
            byCell.computeIfAbsent(subject.boxes[place][d], c -> new ArrayList<>())
                    .add(place);
        }
        if (byCell.size() <= 1) {
            return;
        }
        if ((long) byCell.size() * words > ROOM) {
            unindexed.add(d);
            return;
        }
        List<AtomSet> cells = new ArrayList<>(byCell.keySet());
        List<List<Integer>> places = new ArrayList<>(byCell.values());
        long[][] met = hullsMeet(cells, places);
        apartWithinHulls(cells, places, met);
        long[][] byPlace = new long[subject.size()][];
        for (int i = 0; i < met.length; i++) {
            for (int place : places.get(i)) {
                byPlace[place] = met[i];
            }
        }
        meeting.add(byPlace);
    }

    /** By cell, the rows whose cell neither ends before it starts nor starts after it ends: one sweep from each side. */
    private long[][] hullsMeet(List<AtomSet> cells, List<List<Integer>> places) {
        long[][] met = new long[cells.size()][];
        List<Integer> byFirst = inOrder(cells, AtomSet::first);
        List<Integer> byLast = inOrder(cells, AtomSet::last);
        long[] ended = new long[words];
        int next = 0;
        for (int cell : byFirst) {
            while (cells.get(byLast.get(next)).last() < cells.get(cell).first()) {
                set(ended, places.get(byLast.get(next++)));
            }
            met[cell] = reachable.clone();
            without(met[cell], ended);
        }
        long[] later = new long[words];
        next = byFirst.size() - 1;
        for (int i = byLast.size() - 1; i >= 0; i--) {
            int cell = byLast.get(i);
            while (cells.get(byFirst.get(next)).first() > cells.get(cell).last()) {
                set(later, places.get(byFirst.get(next--)));
            }
            without(met[cell], later);
        }
        return met;
    }

    /** Cells of several parts may miss each other although their hulls meet. */
    private static void apartWithinHulls(List<AtomSet> cells, List<List<Integer>> places, long[][] met) {
        for (int j = 0; j < met.length; j++) {
            if (cells.get(j).parts() == 1) {
                continue;
            }
            for (int i = 0; i < met.length; i++) {
                if (!cells.get(i).intersects(cells.get(j))) {
                    clear(met[i], places.get(j));
                    clear(met[j], places.get(i));
                }
            }
        }
    }

    private static List<Integer> inOrder(List<AtomSet> cells, ToIntFunction<AtomSet> by) {
        return IntStream.range(0, cells.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> by.applyAsInt(cells.get(i))))
                .toList();
    }

    private static void set(long[] bits, List<Integer> places) {
        for (int place : places) {
            bits[place >> 6] |= 1L << place;
        }
    }

    private static void clear(long[] bits, List<Integer> places) {
        for (int place : places) {
            bits[place >> 6] &= ~(1L << place);
        }
    }

    private static void without(long[] bits, long[] gone) {
        for (int w = 0; w < bits.length; w++) {
            bits[w] &= ~gone[w];
        }
    }

    /** The reachable rows, by place, that share an input with a reachable row; not the row itself. */
    long[] with(int place) {
        long[] bits = reachable.clone();
        for (long[][] column : meeting) {
            long[] met = column[place];
            for (int w = 0; w < words; w++) {
                bits[w] &= met[w];
            }
        }
        bits[place >> 6] &= ~(1L << place);
        for (int d : unindexed) {
            AtomSet cell = subject.boxes[place][d];
            for (int other = next(bits, 0); other >= 0; other = next(bits, other + 1)) {
                if (!cell.intersects(subject.boxes[other][d])) {
                    bits[other >> 6] &= ~(1L << other);
                }
            }
        }
        return bits;
    }

    /** The rows before {@code place} that share an input with it. */
    int[] before(int place) {
        long[] bits = with(place);
        int[] found = new int[64];
        int count = 0;
        for (int other = next(bits, 0); other >= 0 && other < place; other = next(bits, other + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = other;
        }
        return Arrays.copyOf(found, count);
    }

    /** The next set bit at or after {@code from}, −1 where there is none. */
    static int next(long[] bits, int from) {
        int w = from >> 6;
        if (w >= bits.length) {
            return -1;
        }
        long word = bits[w] & (-1L << from);
        while (word == 0) {
            if (++w == bits.length) {
                return -1;
            }
            word = bits[w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(word);
    }
}
