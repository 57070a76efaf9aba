package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/**
 * What a programmer who knows the pricing table would write, as the limit: a map from category to a map from segment to bands
 * of quantities, and in each its bands of covers.
 */
public final class HandIndexedPricing implements Player {

    /** How texts and facts are handed over. */
    public enum Form {
        /** Texts looked up in hash maps, one set of facts at a time. */
        TEXTS,
        /** Texts coded beforehand. */
        CODES,
        /** As codes, all facts in one loop from arrays to an array. */
        COLUMNS
    }

    /** Bands of one category and segment. Bounds in the scales of the facts; band i ends before {@code quantityEnds[i]}. */
    private record Bands(long[] quantityEnds, long[][] coverEnds, int[][] rows) {
        int row(long quantity, long cover) {
            int q = 0;
            while (q < quantityEnds.length && quantity >= quantityEnds[q]) q++;
            long[] ends = coverEnds[q];
            int c = 0;
            while (c < ends.length && cover >= ends[c]) c++;
            return rows[q][c];
        }
    }

    private final TableWorkload work;
    private final TypedFacts facts;
    private final Form form;
    private final Map<String, Map<String, Bands>> byText = new HashMap<>();
    private final Bands[][] byCode;
    private final int[] categories;
    private final int[] segments;
    private final int[] out;

    public HandIndexedPricing(TableWorkload work, Form form) {
        this.work = work;
        this.form = form;
        facts = new TypedFacts(work);
        Map<String, Map<String, List<Integer>>> groups = new TreeMap<>();
        for (int row = 0; row < work.table().rows().size(); row++) {
            List<CellSet> cells = work.table().rows().get(row).cells();
            groups.computeIfAbsent(text(cells.get(0)), key -> new TreeMap<>())
                    .computeIfAbsent(text(cells.get(1)), key -> new ArrayList<>())
                    .add(row);
        }
        groups.forEach((category, inside) -> {
            Map<String, Bands> bySegment = new HashMap<>();
            inside.forEach((segment, rows) -> bySegment.put(segment, bands(work.table(), rows, facts.scales)));
            byText.put(category, bySegment);
        });
        List<String> categoryCodes = List.copyOf(groups.keySet());
        List<String> segmentCodes = groups.values().stream()
                .flatMap(inside -> inside.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        byCode = new Bands[categoryCodes.size()][segmentCodes.size()];
        for (int c = 0; c < byCode.length; c++) {
            for (int s = 0; s < byCode[c].length; s++) {
                byCode[c][s] = Objects.requireNonNull(byText(categoryCodes.get(c), segmentCodes.get(s)));
            }
        }
        categories = codes(facts.texts[0], categoryCodes);
        segments = codes(facts.texts[1], segmentCodes);
        out = new int[facts.size];
    }

    private static int[] codes(String[] texts, List<String> dictionary) {
        Map<String, Integer> codes = new HashMap<>();
        for (int i = 0; i < dictionary.size(); i++) codes.put(dictionary.get(i), i);
        int[] coded = new int[texts.length];
        for (int i = 0; i < coded.length; i++) coded[i] = Objects.requireNonNull(codes.get(texts[i]));
        return coded;
    }

    private static String text(CellSet cell) {
        Set<?> values = ((CellSet.Values) cell).values();
        return (String) values.iterator().next();
    }

    private static Bands bands(Table table, List<Integer> rows, int[] scales) {
        Map<Long, List<Integer>> byQuantity = new TreeMap<>();
        for (int row : rows) {
            byQuantity
                    .computeIfAbsent(end(table.rows().get(row).cells().get(2), scales[2]), key -> new ArrayList<>())
                    .add(row);
        }
        long[] quantityEnds = byQuantity.keySet().stream()
                .mapToLong(Long::longValue)
                .filter(end -> end != Long.MAX_VALUE)
                .toArray();
        long[][] coverEnds = new long[byQuantity.size()][];
        int[][] numbers = new int[byQuantity.size()][];
        int at = 0;
        for (List<Integer> band : byQuantity.values()) {
            band.sort(Comparator.comparing(
                    row -> end(table.rows().get(row).cells().get(3), scales[3])));
            coverEnds[at] = band.stream()
                    .mapToLong(row -> end(table.rows().get(row).cells().get(3), scales[3]))
                    .filter(end -> end != Long.MAX_VALUE)
                    .toArray();
            numbers[at++] = band.stream().mapToInt(Integer::intValue).toArray();
        }
        return new Bands(quantityEnds, coverEnds, numbers);
    }

    private static long end(CellSet cell, int scale) {
        Comparable<?> high = ((CellSet.Intervals) cell).parts().get(0).high();
        return high instanceof BigDecimal number ? TypedFacts.unscaled(number, scale) : Long.MAX_VALUE;
    }

    private @Nullable Bands byText(String category, String segment) {
        Map<String, Bands> bySegment = byText.get(category);
        return bySegment == null ? null : bySegment.get(segment);
    }

    private int decide(int fact) {
        Bands bands = form == Form.TEXTS
                ? byText(facts.texts[0][fact], facts.texts[1][fact])
                : byCode[categories[fact]][segments[fact]];
        return bands == null ? -1 : bands.row(facts.numbers[2][fact], facts.numbers[3][fact]);
    }

    @Override
    public String answer(int fact) {
        return work.answer(decide(fact));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        if (form == Form.COLUMNS) {
            for (int i = from; i < from + count; i++) out[i] = decide(i);
            sink.consume(out);
        } else {
            for (int i = from; i < from + count; i++) sink.consume(decide(i));
        }
    }
}
