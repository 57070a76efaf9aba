package org.shopkeeper.decisions.region;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.catalogue.FieldType;
import org.shopkeeper.decisions.region.Ordinal.Kind;
import org.shopkeeper.decisions.table.CellSet;

/**
 * One column cut into atoms: pieces of its type that no cell of the column tells apart. Atom 0 is null; then come, kind by
 * kind, either each named value and the stretches between them (where some cell holds an interval) or each named value and
 * all the rest as one.
 */
public final class Axis {

    /** One piece: a single value, an open stretch, or (neither point nor stretch) all values of a kind that are not named. */
    private record Atom(Kind kind, boolean point, boolean rest, @Nullable Ordinal low, @Nullable Ordinal high) {}

    /** The atoms of one kind: {@code first} to {@code last}. */
    private record Block(Kind kind, boolean ordered, int first, int last, List<Ordinal> points) {}

    private final String name;
    private final List<Atom> atoms = new ArrayList<>();
    private final Map<Kind, Block> blocks = new EnumMap<>(Kind.class);
    private final Map<Ordinal, Integer> pointAtoms = new HashMap<>();
    private final Map<Ordinal, Object> originals = new HashMap<>();
    private final Map<CellSet, AtomSet> known = new HashMap<>();
    private final AtomSet universe;
    private final int scale;

    /** What one version of a column says about its values. */
    public record Domain(FieldType.Scalar type, CellSet allowed, boolean nullable) {}

    private Axis(String name, Collection<Domain> domains, Collection<CellSet> cells) {
        this.name = name;
        Map<Kind, TreeSet<Ordinal>> points = new TreeMap<>();
        Set<Kind> ordered = EnumSet.noneOf(Kind.class);
        for (CellSet cell : cells) {
            gather(cell, points, ordered);
        }
        for (Domain domain : domains) {
            gather(domain.allowed(), points, ordered);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Domain domain : domains) {
            kinds.addAll(kinds(domain.type(), points.keySet()));
        }
        if (kinds.contains(Kind.BOOLEAN)) {
            points.computeIfAbsent(Kind.BOOLEAN, k -> new TreeSet<>())
                    .addAll(List.of(Ordinal.of(false), Ordinal.of(true)));
        }
        atoms.add(new Atom(Kind.NULL, true, false, Ordinal.NULL, Ordinal.NULL));
        int digits = 0;
        for (Kind kind : kinds) {
            List<Ordinal> cuts = List.copyOf(points.getOrDefault(kind, new TreeSet<>()));
            block(kind, ordered.contains(kind), cuts);
            if (kind == Kind.NUMBER) {
                for (Ordinal cut : cuts) {
                    digits = Math.max(digits, cut.place().scale());
                }
            }
        }
        scale = digits;
        AtomSet possible = AtomSet.EMPTY;
        for (Domain domain : domains) {
            possible = possible.or(domain(domain));
        }
        universe = possible;
    }

    public static Axis of(String name, Collection<Domain> domains, Collection<CellSet> cells) {
        return new Axis(name, domains, cells);
    }

    private static Set<Kind> kinds(FieldType.Scalar type, Set<Kind> named) {
        return switch (type) {
            case NUMBER -> EnumSet.of(Kind.NUMBER);
            case STRING -> EnumSet.of(Kind.STRING);
            case BOOLEAN -> EnumSet.of(Kind.BOOLEAN);
            case DATE -> EnumSet.of(Kind.DATE);
            case TIME -> among(named, Kind.LOCAL_TIME, Kind.OFFSET_TIME);
            case DATE_TIME -> among(named, Kind.ZONED_DATE_TIME, Kind.LOCAL_DATE_TIME);
            case DAYS_AND_TIME_DURATION -> EnumSet.of(Kind.DAYS_AND_TIME_DURATION);
            case YEARS_AND_MONTHS_DURATION -> EnumSet.of(Kind.YEARS_AND_MONTHS_DURATION);
            case ANY -> {
                Set<Kind> kinds = EnumSet.noneOf(Kind.class);
                kinds.addAll(named);
                kinds.remove(Kind.NULL);
                yield kinds.isEmpty() ? EnumSet.of(Kind.STRING) : kinds;
            }
        };
    }

    private static Set<Kind> among(Set<Kind> named, Kind usual, Kind other) {
        if (!named.contains(other)) {
            return EnumSet.of(usual);
        }
        return named.contains(usual) ? EnumSet.of(usual, other) : EnumSet.of(other);
    }

    private void gather(CellSet cell, Map<Kind, TreeSet<Ordinal>> points, Set<Kind> ordered) {
        if (cell instanceof CellSet.Values values) {
            values.values().forEach(value -> point(value, points));
        } else if (cell instanceof CellSet.AllBut but) {
            but.values().forEach(value -> point(value, points));
        } else if (cell instanceof CellSet.Intervals intervals) {
            for (CellSet.Interval part : intervals.parts()) {
                for (Comparable<?> bound : new Comparable<?>[] {part.low(), part.high()}) {
                    if (bound != null) {
                        ordered.add(point(bound, points));
                    }
                }
            }
        }
    }

    private Kind point(@Nullable Object value, Map<Kind, TreeSet<Ordinal>> points) {
        Ordinal place = Ordinal.of(value);
        points.computeIfAbsent(place.kind(), k -> new TreeSet<>()).add(place);
        if (value != null && place.kind() != Kind.NUMBER) {
            originals.putIfAbsent(place, value);
        }
        return place.kind();
    }

    private void block(Kind kind, boolean ordered, List<Ordinal> cuts) {
        int first = atoms.size();
        Ordinal before = null;
        for (Ordinal cut : cuts) {
            if (ordered && !Between.isEmpty(kind, before, cut)) {
                atoms.add(new Atom(kind, false, false, before, cut));
            }
            pointAtoms.put(cut, atoms.size());
            atoms.add(new Atom(kind, true, false, cut, cut));
            before = cut;
        }
        if (ordered ? !Between.isEmpty(kind, before, null) : kind != Kind.BOOLEAN) {
            atoms.add(new Atom(kind, false, !ordered, before, null));
        }
        blocks.put(kind, new Block(kind, ordered, first, atoms.size() - 1, cuts));
    }

    public String name() {
        return name;
    }

    /** All atoms that can occur in some version of the column. */
    public AtomSet universe() {
        return universe;
    }

    /** The atoms that one version of the column allows. */
    public AtomSet domain(Domain domain) {
        AtomSet allowed = set(domain.allowed());
        AtomSet ofType = AtomSet.EMPTY;
        for (Kind kind : kinds(domain.type(), blocks.keySet())) {
            Block block = blocks.get(kind);
            if (block != null) {
                ofType = ofType.or(AtomSet.range(block.first(), block.last()));
            }
        }
        allowed = allowed.and(ofType);
        return domain.nullable() ? allowed.or(AtomSet.of(0)) : allowed;
    }

    /** The atoms that a cell accepts, whether they can occur or not; all for a condition that cannot be looked into. */
    public AtomSet set(CellSet cell) {
        return known.computeIfAbsent(cell, this::atomsOf);
    }

    private AtomSet atomsOf(CellSet cell) {
        AtomSet all = AtomSet.range(0, atoms.size() - 1);
        AtomSet set = AtomSet.EMPTY;
        if (cell instanceof CellSet.Values values) {
            return named(values.values());
        } else if (cell instanceof CellSet.AllBut but) {
            return all.minus(AtomSet.of(0)).minus(named(but.values()));
        } else if (cell instanceof CellSet.Intervals intervals) {
            for (CellSet.Interval part : intervals.parts()) {
                set = set.or(stretch(part));
            }
            return set;
        }
        return all;
    }

    private AtomSet named(Collection<? extends @Nullable Object> values) {
        TreeSet<Integer> found = new TreeSet<>();
        for (Object value : values) {
            Integer atom = value == null ? Integer.valueOf(0) : pointAtoms.get(Ordinal.of(value));
            if (atom != null) {
                found.add(atom);
            }
        }
        AtomSet set = AtomSet.EMPTY;
        for (int atom : found) {
            set = set.or(AtomSet.of(atom));
        }
        return set;
    }

    private AtomSet stretch(CellSet.Interval part) {
        Ordinal low = part.low() == null ? null : Ordinal.of(part.low());
        Ordinal high = part.high() == null ? null : Ordinal.of(part.high());
        if (low == null && high == null) {
            return AtomSet.range(1, atoms.size() - 1);
        }
        Block block = blocks.get(low != null ? low.kind() : high == null ? Kind.NULL : high.kind());
        if (block == null || (low != null && high != null && low.kind() != high.kind())) {
            return AtomSet.EMPTY;
        }
        int from = low == null ? block.first() : atomOf(low) + (part.lowClosed() ? 0 : 1);
        int to = high == null ? block.last() : atomOf(high) - (part.highClosed() ? 0 : 1);
        return AtomSet.range(from, to);
    }

    /** The atom in which a value lies, or -1 where no value of its kind can be in this column. */
    public int atomOf(@Nullable Object value) {
        return value == null ? 0 : atomOf(Ordinal.of(value));
    }

    private int atomOf(Ordinal place) {
        Integer named = pointAtoms.get(place);
        if (named != null) {
            return named;
        }
        Block block = blocks.get(place.kind());
        if (block == null) {
            return -1;
        }
        int low = block.first();
        int high = block.last();
        if (!block.ordered()) {
            return atoms.get(high).rest() ? high : -1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            Ordinal end = atoms.get(middle).high();
            if (end == null || place.compareTo(end) <= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Number of atoms, null's among them. */
    public int size() {
        return atoms.size();
    }

    /** A value of a set that is not empty: a named one if there is one, null only if there is nothing else. */
    public @Nullable Object witness(AtomSet set) {
        int chosen = -1;
        int best = Integer.MAX_VALUE;
        for (int part = 0; part < set.parts() && best > 0; part++) {
            for (int atom = set.low(part); atom <= set.high(part) && best > 0; atom++) {
                Atom piece = atoms.get(atom);
                int rank = atom == 0 ? 4 : piece.point() ? 0 : piece.rest() ? 3 : piece.low() != null ? 1 : 2;
                if (rank < best) {
                    best = rank;
                    chosen = atom;
                }
            }
        }
        return value(chosen);
    }

    /** A simple value of one atom. */
    public @Nullable Object value(int atom) {
        Atom piece = atoms.get(atom);
        if (piece.rest()) {
            return unnamed(piece.kind()).value();
        } else if (piece.point()) {
            Ordinal low = piece.low();
            return low == null ? null : original(low);
        }
        return Between.simplest(piece.kind(), piece.low(), piece.high()).value();
    }

    /** The value of an atom that is nearest to {@code from}, with as many decimals as the column and {@code from} use. */
    public @Nullable Object nearest(int atom, @Nullable Object from) {
        Atom piece = atoms.get(atom);
        Ordinal place = Ordinal.of(from);
        if (piece.point() || piece.kind() != place.kind()) {
            return value(atom);
        } else if (piece.rest()) {
            return pointAtoms.containsKey(place) ? besides(place, scaleFor(from)) : from;
        } else if (atomOf(from) == atom) {
            return from;
        }
        boolean nearLow = piece.low() != null && place.compareTo(piece.low()) <= 0;
        return Between.beside(piece.kind(), piece.low(), piece.high(), nearLow, scaleFor(from))
                .value();
    }

    private int scaleFor(@Nullable Object from) {
        return Math.max(scale, from instanceof BigDecimal number ? number.scale() : 0);
    }

    /** The value next to a named one that is not named itself. */
    private @Nullable Object besides(Ordinal place, int digits) {
        if (place.number() == null) {
            return unnamed(place.kind()).value();
        }
        BigDecimal step = Between.small(place.kind(), digits);
        for (BigDecimal away = step; ; away = away.add(step)) {
            for (BigDecimal next :
                    List.of(place.place().add(away), place.place().subtract(away))) {
                Ordinal beside = Ordinal.at(place.kind(), next);
                if (Between.within(place.kind(), next) && !pointAtoms.containsKey(beside)) {
                    return beside.value();
                }
            }
        }
    }

    private @Nullable Object original(Ordinal place) {
        Object original = originals.get(place);
        return original == null ? place.value() : original;
    }

    private Ordinal unnamed(Kind kind) {
        List<Ordinal> points = blocks.getOrDefault(kind, new Block(kind, false, 0, 0, List.of()))
                .points();
        if (kind == Kind.STRING || kind == Kind.OTHER) {
            for (int i = 0; ; i++) {
                Ordinal other = new Ordinal(kind, null, i == 0 ? "other" : "other-" + i);
                if (!points.contains(other)) {
                    return other;
                }
            }
        }
        if (points.isEmpty()) {
            return Between.simplest(kind, null, null);
        }
        List<Ordinal> sorted = points.stream().sorted(Comparator.naturalOrder()).toList();
        if (!Between.isEmpty(kind, sorted.get(sorted.size() - 1), null)) {
            return Between.simplest(kind, sorted.get(sorted.size() - 1), null);
        }
        Ordinal before = null;
        for (Ordinal point : sorted) {
            if (!Between.isEmpty(kind, before, point)) {
                return Between.simplest(kind, before, point);
            }
            before = point;
        }
        throw new IllegalStateException("Every value of kind %s is named in column %s.".formatted(kind, name));
    }

    /** The set as a FEEL unary test; {@code -} where it holds all that can occur. */
    public String feel(AtomSet set) {
        if (set.covers(universe)) {
            return "-";
        } else if (set.covers(universe.minus(AtomSet.of(0)))) {
            return "not(null)";
        }
        List<String> parts = new ArrayList<>();
        if (set.contains(0)) {
            parts.add("null");
        }
        for (Block block : blocks.values()) {
            AtomSet inside = set.and(AtomSet.range(block.first(), block.last()));
            if (!inside.isEmpty()) {
                parts.add(block.ordered() ? stretches(inside) : names(block, inside));
            }
        }
        return String.join(",", parts);
    }

    private String stretches(AtomSet set) {
        List<String> parts = new ArrayList<>();
        for (int part = 0; part < set.parts(); part++) {
            Atom low = atoms.get(set.low(part));
            Atom high = atoms.get(set.high(part));
            parts.add(Feel.interval(
                    low.low() == null ? null : original(low.low()),
                    low.point(),
                    high.high() == null ? null : original(high.high()),
                    high.point()));
        }
        return String.join(",", parts);
    }

    private String names(Block block, AtomSet set) {
        boolean rest = atoms.get(block.last()).rest() && set.contains(block.last());
        List<String> names = new ArrayList<>();
        for (Ordinal point : block.points()) {
            if (set.contains(atomOf(point)) != rest) {
                names.add(Feel.text(original(point)));
            }
        }
        String list = String.join(",", names);
        return rest ? names.isEmpty() ? "not(null)" : "not(" + list + ")" : list;
    }
}
