package org.shopkeeper.decisions.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType.Scalar;

/** Tables of every kind of cell, and inputs that lie on the cuts, beside them, and off the map. */
final class GeneratedTable {

    private final Random random;
    private final List<Supplier<Object>> values = new ArrayList<>();
    private final List<Scalar> types = new ArrayList<>();
    final Table table;

    /** @param wildcards share of cells that are {@code -}, 0 to 1 */
    GeneratedTable(Random random, int rows, int columns, double wildcards, boolean withOpaque, Table.HitPolicy policy) {
        this.random = random;
        List<Table.Column> heads = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            newColumn(1 + random.nextInt(random.nextBoolean() ? 6 : 200));
            heads.add(new Table.Column("column " + c, types.get(c), new CellSet.Any(), true));
        }
        List<Table.Row> body = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            List<CellSet> cells = new ArrayList<>();
            for (int c = 0; c < columns; c++) cells.add(cell(c, wildcards, withOpaque));
            body.add(new Table.Row("r" + r, cells, List.of()));
        }
        table = new Table("test/generated", "generated", policy, heads, body);
    }

    private void newColumn(int spread) {
        int scale = random.nextInt(4);
        LocalDate day = LocalDate.of(2026, 11, 11);
        switch (random.nextInt(13)) {
            case 0 -> column(Scalar.NUMBER, () -> BigDecimal.valueOf(random.nextInt(spread) - spread / 3, scale));
            case 1 -> column(Scalar.NUMBER, () -> varied(BigDecimal.valueOf(random.nextInt(spread))));
            case 2 ->
                column(
                        Scalar.NUMBER,
                        () -> new BigDecimal(
                                BigInteger.TEN.pow(22).add(BigInteger.valueOf(random.nextInt(spread))), 3));
            case 3 -> column(Scalar.NUMBER, () -> BigDecimal.valueOf(random.nextInt(spread), random.nextInt(40) - 10));
            case 4 -> column(Scalar.STRING, () -> "词-" + random.nextInt(spread));
            case 5 -> column(Scalar.BOOLEAN, random::nextBoolean);
            case 6 -> column(Scalar.DATE, () -> day.plusDays(random.nextInt(spread)));
            case 7 ->
                column(Scalar.DATE_TIME, () -> dateTime(day.atTime(random.nextInt(24), random.nextInt(spread) % 60)));
            case 8 -> column(Scalar.TIME, () -> time(LocalTime.of(random.nextInt(24), random.nextInt(spread) % 60)));
            case 9 ->
                column(Scalar.DAYS_AND_TIME_DURATION, () -> Duration.ofMillis(random.nextInt(spread) - spread / 2)
                        .multipliedBy(500));
            case 10 -> column(Scalar.DATE, () -> day.plusDays(random.nextInt(spread)));
            case 11 -> column(Scalar.YEARS_AND_MONTHS_DURATION, () -> Period.ofMonths(random.nextInt(spread)));
            default ->
                column(Scalar.ANY, () -> random.nextBoolean() ? "v" + random.nextInt(spread) : random.nextInt(spread));
        }
    }

    private void column(Scalar type, Supplier<Object> value) {
        types.add(type);
        values.add(value);
    }

    private BigDecimal varied(BigDecimal number) {
        return number.setScale(random.nextInt(30));
    }

    private Object dateTime(LocalDateTime local) {
        return switch (random.nextInt(3)) {
            case 0 -> local;
            case 1 -> OffsetDateTime.of(local, ZoneOffset.ofHours(random.nextInt(3)));
            default -> local.atZone(ZoneId.of("Asia/Shanghai"));
        };
    }

    private Object time(LocalTime local) {
        return random.nextBoolean() ? local : OffsetTime.of(local, ZoneOffset.ofHours(random.nextInt(4) - 2));
    }

    private CellSet cell(int column, double wildcards, boolean withOpaque) {
        if (random.nextDouble() < wildcards) return new CellSet.Any();
        Supplier<Object> value = values.get(column);
        if (withOpaque && random.nextInt(12) == 0) return new CellSet.Opaque("f(x)");
        int form = random.nextInt(10);
        if (form < 4) {
            Set<@Nullable Object> set = new LinkedHashSet<>();
            for (int i = random.nextInt(3); i >= 0; i--) set.add(value.get());
            if (random.nextInt(8) == 0) set.add(null);
            return new CellSet.Values(set);
        }
        if (form == 4) {
            Set<Object> set = new LinkedHashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) set.add(value.get());
            return set.isEmpty() ? new CellSet.Any() : new CellSet.AllBut(set);
        }
        if (!(value.get() instanceof Comparable<?>))
            return new CellSet.Values(new LinkedHashSet<>(List.of(value.get())));
        List<CellSet.Interval> parts = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) parts.add(interval(value));
        return new CellSet.Intervals(parts);
    }

    private CellSet.Interval interval(Supplier<Object> value) {
        Comparable<?> low = random.nextInt(4) == 0 ? null : (Comparable<?>) value.get();
        Comparable<?> high = low != null && random.nextInt(4) == 0 ? null : (Comparable<?>) value.get();
        return new CellSet.Interval(low, random.nextBoolean(), high, random.nextBoolean());
    }

    /** Mostly values as they stand in cells, some beside them, some null, some of a wrong kind. */
    @Nullable
    Object[] facts() {
        @Nullable Object[] facts = new Object[types.size()];
        Arrays.setAll(facts, this::fact);
        return facts;
    }

    private @Nullable Object fact(int column) {
        int form = random.nextInt(24);
        if (form == 0) return null;
        if (form == 1) return values.get(random.nextInt(values.size())).get();
        if (form == 2) return List.of("a list");
        if (form == 3) return random.nextBoolean() ? new BigDecimal("1E+999999") : new BigDecimal("-1E-999999");
        if (form == 4) return new BigDecimal("-123456789012345678901234567890.5");
        if (form == 5) return "词";
        Object value = values.get(column).get();
        return value instanceof BigDecimal number && form < 12 ? beside(number) : value;
    }

    private BigDecimal beside(BigDecimal number) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(random.nextInt(25));
        return random.nextBoolean() ? number.add(step) : number.subtract(step);
    }
}
