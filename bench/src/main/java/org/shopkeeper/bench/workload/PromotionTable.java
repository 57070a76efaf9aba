package org.shopkeeper.bench.workload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** T1: which promotion a basket gets, by channel, amount and loyalty. FIRST, 12 rules, 2 outputs; the last rule is a default. */
public final class PromotionTable {

    private static final String[] CHANNELS = {"web", "app", "store", "market", "kiosk"};

    private PromotionTable() {}

    public static TableWorkload of(int facts) {
        List<Table.Row> rows = new ArrayList<>();
        rule(rows, "web", 500, null, true, "VIP20", 20);
        rule(rows, "web", 200, 500, true, "LOYAL12", 12);
        rule(rows, "web", 200, null, false, "WEB8", 8);
        rule(rows, "app", 300, null, true, "APP15", 15);
        rule(rows, "app", 100, 300, true, "APP10", 10);
        rule(rows, "app", 100, null, false, "APP5", 5);
        rule(rows, "store", 400, null, true, "STORE10", 10);
        rule(rows, "store", 150, null, null, "STORE4", 4);
        rule(rows, "market", null, 50, null, "NONE", 0);
        rule(rows, "market", 50, null, true, "MKT3", 3);
        rule(rows, null, 50, null, true, "LOYAL2", 2);
        rule(rows, null, null, null, null, "NONE", 0);
        CellSet any = new CellSet.Any();
        Table table = new Table(
                "bench/t1",
                "Price",
                Table.HitPolicy.FIRST,
                List.of(
                        new Table.Column("channel", Scalar.STRING, any, false),
                        new Table.Column("amount", Scalar.NUMBER, any, false),
                        new Table.Column("loyal", Scalar.BOOLEAN, any, false)),
                rows);
        Random random = new Random(11);
        List<Object[]> pool = new ArrayList<>();
        int[] expected = new int[facts];
        for (int i = 0; i < facts; i++) {
            // 1 to 700.5 in halves
            BigDecimal amount = BigDecimal.valueOf((1 + random.nextInt(700)) * 10L + 5L * random.nextInt(2), 1);
            Object[] fact = {CHANNELS[random.nextInt(CHANNELS.length)], amount, random.nextBoolean()};
            pool.add(fact);
            expected[i] = firstMatch(table, fact);
        }
        return new TableWorkload("T1", table, List.of("promo", "pct"), pool, expected);
    }

    private static void rule(
            List<Table.Row> rows,
            @Nullable String channel,
            @Nullable Integer low,
            @Nullable Integer high,
            @Nullable Boolean loyal,
            String promotion,
            int percent) {
        rows.add(new Table.Row(
                "r" + rows.size(),
                List.of(
                        Cells.is(channel),
                        Cells.range(
                                low == null ? null : BigDecimal.valueOf(low),
                                high == null ? null : BigDecimal.valueOf(high)),
                        Cells.is(loyal)),
                List.of('"' + promotion + '"', Integer.toString(percent))));
    }

    private static int firstMatch(Table table, Object[] fact) {
        for (int row = 0; row < table.rows().size(); row++) {
            List<CellSet> cells = table.rows().get(row).cells();
            boolean all = true;
            for (int c = 0; c < fact.length; c++) all &= TableWorkload.accepts(cells.get(c), fact[c]);
            if (all) return row;
        }
        return -1;
    }
}
