package org.shopkeeper.bench.workload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/**
 * T2, T3a, T3b and larger: tier and discount by category, segment, quantity and days of cover. UNIQUE and complete: for each
 * category and segment the quantities are cut into bands, and each band's covers into bands of its own; rows are shuffled.
 */
public final class PricingTable {

    private static final int QUANTITY_END = 520;
    private static final int COVER_TENTHS_END = 950;

    private PricingTable() {}

    /** A band of a number in units of {@code 10^-scale}, null where it is open. */
    private record Band(@Nullable Integer low, @Nullable Integer high) {
        CellSet cell(int scale) {
            return Cells.range(
                    low == null ? null : BigDecimal.valueOf(low, scale),
                    high == null ? null : BigDecimal.valueOf(high, scale));
        }

        boolean holds(int number) {
            return (low == null || number >= low) && (high == null || number < high);
        }
    }

    private record Rule(int category, int segment, Band quantity, Band cover, int tier, int discountTenths) {}

    public static TableWorkload of(
            String name, int categories, int segments, int quantityBands, int coverBands, long seed, int facts) {
        Random random = new Random(seed);
        List<Rule> rules = new ArrayList<>();
        for (int category = 0; category < categories; category++) {
            for (int segment = 0; segment < segments; segment++) {
                for (Band quantity : bands(random, quantityBands, 2, 500)) {
                    for (Band cover : bands(random, coverBands, 5, 900)) {
                        rules.add(
                                new Rule(category, segment, quantity, cover, random.nextInt(10), random.nextInt(401)));
                    }
                }
            }
        }
        Collections.shuffle(rules, random);
        CellSet any = new CellSet.Any();
        Table table = new Table(
                "bench/" + name,
                "Price",
                Table.HitPolicy.UNIQUE,
                List.of(
                        new Table.Column("category", Scalar.STRING, any, false),
                        new Table.Column("segment", Scalar.STRING, any, false),
                        new Table.Column("quantity", Scalar.NUMBER, any, false),
                        new Table.Column("cover", Scalar.NUMBER, any, false)),
                IntStream.range(0, rules.size())
                        .mapToObj(i -> row(i, rules.get(i)))
                        .toList());
        return pool(name, table, rules, categories, segments, new Random(seed + 1000), facts);
    }

    private static List<Band> bands(Random random, int count, int from, int to) {
        int[] cuts = random.ints(from, to).distinct().limit(count - 1L).sorted().toArray();
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bands.add(new Band(i == 0 ? null : cuts[i - 1], i == count - 1 ? null : cuts[i]));
        }
        return bands;
    }

    private static Table.Row row(int number, Rule rule) {
        String discount = BigDecimal.valueOf(rule.discountTenths(), 1)
                .stripTrailingZeros()
                .toPlainString();
        return new Table.Row(
                "r" + number,
                List.of(
                        Cells.is(category(rule.category())),
                        Cells.is(segment(rule.segment())),
                        rule.quantity().cell(0),
                        rule.cover().cell(1)),
                List.of("\"tier-" + rule.tier() + '"', discount));
    }

    private static TableWorkload pool(
            String name, Table table, List<Rule> rules, int categories, int segments, Random random, int facts) {
        int[][] byGroup = IntStream.range(0, rules.size())
                .boxed()
                .collect(java.util.stream.Collectors.groupingBy(
                        i -> rules.get(i).category() * segments + rules.get(i).segment()))
                .entrySet()
                .stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(group ->
                        group.getValue().stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        List<Object[]> pool = new ArrayList<>();
        int[] expected = new int[facts];
        for (int i = 0; i < facts; i++) {
            int category = random.nextInt(categories);
            int segment = random.nextInt(segments);
            int quantity = 1 + random.nextInt(QUANTITY_END);
            int cover = 1 + random.nextInt(COVER_TENTHS_END);
            pool.add(new Object[] {
                category(category), segment(segment), BigDecimal.valueOf(quantity), BigDecimal.valueOf(cover, 1)
            });
            int[] matches = Arrays.stream(byGroup[category * segments + segment])
                    .filter(row -> rules.get(row).quantity().holds(quantity)
                            && rules.get(row).cover().holds(cover))
                    .toArray();
            if (matches.length != 1) {
                throw new IllegalStateException(
                        "The table (%s) is not unique and complete at fact %d.".formatted(name, i));
            }
            expected[i] = matches[0];
        }
        return new TableWorkload(name, table, List.of("tier", "discount"), pool, expected);
    }

    /** A new object each time, as texts come from a parser. */
    static String category(int number) {
        return "cat-%03d".formatted(number);
    }

    static String segment(int number) {
        return "seg-%02d".formatted(number);
    }
}
