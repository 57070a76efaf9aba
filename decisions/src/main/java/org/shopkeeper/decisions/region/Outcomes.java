package org.shopkeeper.decisions.region;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.table.Table;
import org.shopkeeper.decisions.table.Table.HitPolicy;

/** What the rows of one table answer together under its hit policy. */
public final class Outcomes {

    private final Table table;
    private final List<Map<String, String>> values = new ArrayList<>();
    /** Rows with the same number give the same answer. */
    private final int[] answer;

    private final int[] order;
    private final @Nullable Map<String, String> otherwise;

    public Outcomes(Table table) {
        this.table = table;
        int rows = table.rows().size();
        answer = new int[rows];
        Map<Map<String, String>, Integer> known = new LinkedHashMap<>();
        for (int r = 0; r < rows; r++) {
            Map<String, String> value = named(table.rows().get(r).outputs());
            values.add(value);
            Integer same = known.putIfAbsent(value, r);
            answer[r] = same == null ? r : same;
        }
        order = inOrder();
        boolean hasDefault =
                !table.outputs().isEmpty() && table.outputs().stream().allMatch(o -> o.otherwise() != null);
        otherwise = hasDefault
                ? named(table.outputs().stream()
                        .map(o -> String.valueOf(o.otherwise()))
                        .toList())
                : null;
    }

    private Map<String, String> named(List<String> texts) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean declared = i < table.outputs().size();
            byName.put(declared ? table.outputs().get(i).name() : "output " + (i + 1), canonical(texts.get(i)));
        }
        return Collections.unmodifiableMap(byName);
    }

    /** {@code 1.50} and {@code 1.5} are one output; other texts are as they stand. */
    static String canonical(String text) {
        BigDecimal number = number(text);
        return number == null ? text.strip() : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal number(String text) {
        String stripped = text.strip();
        if (!stripped.matches("-?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})")) {
            return null;
        }
        return new BigDecimal(stripped);
    }

    /** Row numbers from 0 in the order in which the hit policy prefers them. */
    public int[] order() {
        return order.clone();
    }

    private int[] inOrder() {
        Comparator<Integer> byRow = Comparator.naturalOrder();
        HitPolicy policy = table.hitPolicy();
        if (policy == HitPolicy.PRIORITY || policy == HitPolicy.OUTPUT_ORDER) {
            List<Map<String, Integer>> ranks = new ArrayList<>();
            for (Table.Output output : table.outputs()) {
                Map<String, Integer> rank = new LinkedHashMap<>();
                output.priority().forEach(text -> rank.putIfAbsent(canonical(text), rank.size()));
                ranks.add(rank);
            }
            Comparator<Integer> byPriority = (a, b) -> {
                for (int o = 0; o < ranks.size(); o++) {
                    String name = table.outputs().get(o).name();
                    int first = ranks.get(o).getOrDefault(values.get(a).get(name), Integer.MAX_VALUE);
                    int second = ranks.get(o).getOrDefault(values.get(b).get(name), Integer.MAX_VALUE);
                    if (first != second) {
                        return Integer.compare(first, second);
                    }
                }
                return 0;
            };
            byRow = byPriority.thenComparing(byRow);
        }
        return IntStream.range(0, values.size())
                .boxed()
                .sorted(byRow)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether one row wins over the others that match with it. */
    public boolean firstWins() {
        return table.hitPolicy() == HitPolicy.FIRST || table.hitPolicy() == HitPolicy.PRIORITY;
    }

    /** Whether the place of a row in the table can change an answer. */
    public boolean orderMatters() {
        return switch (table.hitPolicy()) {
            case FIRST, PRIORITY, RULE_ORDER, OUTPUT_ORDER, COLLECT -> true;
            default -> false;
        };
    }

    /** Whether two rows (from 0) give the same answer. */
    public boolean sameAnswer(int row, int other) {
        return answer[row] == answer[other];
    }

    /** What a row (from 0) answers, by output name. */
    public Map<String, String> value(int row) {
        return values.get(row);
    }

    /** The answer where no row matches. */
    public Outcome none() {
        return otherwise == null
                ? new Outcome(Outcome.Kind.NO_RULE_MATCHED, false, List.of(), List.of())
                : new Outcome(Outcome.Kind.DECIDED, false, List.of(otherwise), List.of());
    }

    /**
     * How many of the rows can still change the answer: for a policy where the first wins, those up to the first that
     * covers the box; else all.
     *
     * @param rows rows that touch the box, in {@link #order()}
     * @param covers whether each of them holds everywhere in the box
     */
    public int relevant(int[] rows, boolean[] covers, int count) {
        if (firstWins()) {
            for (int i = 0; i < count; i++) {
                if (covers[i]) {
                    return i + 1;
                }
            }
        }
        return count;
    }

    /**
     * The answer everywhere in the box, or null where it is not the same everywhere (or not yet known to be).
     *
     * @param rows the relevant rows that touch the box, in {@link #order()}
     * @param covers whether each of them holds everywhere in the box
     */
    public @Nullable Outcome decide(int[] rows, boolean[] covers, int count) {
        if (count == 0) {
            return none();
        }
        int covering = 0;
        boolean agree = true;
        boolean coveringAgree = true;
        int firstCovering = -1;
        for (int i = 0; i < count; i++) {
            agree &= answer[rows[i]] == answer[rows[0]];
            if (covers[i]) {
                covering++;
                firstCovering = firstCovering < 0 ? i : firstCovering;
                coveringAgree &= answer[rows[i]] == answer[rows[firstCovering]];
            }
        }
        boolean all = covering == count;
        return switch (table.hitPolicy()) {
            case UNIQUE -> covering > 1 ? several(rows, covers, count) : all ? single(rows, 1) : null;
            case ANY ->
                covering > 0 && !coveringAgree
                        ? several(rows, covers, count)
                        : covering > 0 && agree ? single(rows, count) : null;
            case FIRST, PRIORITY -> covers[0] ? single(rows, 1) : covering > 0 && agree ? single(rows, count) : null;
            case RULE_ORDER, OUTPUT_ORDER, COLLECT -> all ? every(rows, count) : null;
            case COLLECT_SUM, COLLECT_COUNT, COLLECT_MIN, COLLECT_MAX -> all ? aggregate(rows, count) : null;
        };
    }

    private static List<Integer> numbers(int[] rows, int count) {
        return IntStream.range(0, count).map(i -> rows[i] + 1).sorted().boxed().toList();
    }

    private Outcome single(int[] rows, int count) {
        return new Outcome(Outcome.Kind.DECIDED, false, List.of(values.get(rows[0])), numbers(rows, count));
    }

    private static Outcome several(int[] rows, boolean[] covers, int count) {
        List<Integer> numbers = IntStream.range(0, count)
                .filter(i -> covers[i])
                .map(i -> rows[i] + 1)
                .sorted()
                .boxed()
                .toList();
        return new Outcome(Outcome.Kind.SEVERAL_RULES_MATCHED, false, List.of(), numbers);
    }

    private Outcome every(int[] rows, int count) {
        List<Map<String, String>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(values.get(rows[i]));
        }
        return new Outcome(Outcome.Kind.DECIDED, true, answers, numbers(rows, count));
    }

    private Outcome aggregate(int[] rows, int count) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String name : values.get(rows[0]).keySet()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                texts.add(values.get(rows[i]).getOrDefault(name, "null"));
            }
            result.put(name, aggregate(texts));
        }
        return new Outcome(Outcome.Kind.DECIDED, false, List.of(result), numbers(rows, count));
    }

    private String aggregate(List<String> texts) {
        if (table.hitPolicy() == HitPolicy.COLLECT_COUNT) {
            return String.valueOf(texts.size());
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (String text : texts) {
            BigDecimal number = number(text);
            if (number != null) {
                numbers.add(number);
            }
        }
        if (numbers.size() < texts.size()) {
            // Formulas have no value here: the same formulas in any order are the same answer, others are not known to
            // be.
            String name =
                    table.hitPolicy().name().substring("COLLECT_".length()).toLowerCase(java.util.Locale.ROOT);
            return name + "(" + String.join(", ", texts.stream().sorted().toList()) + ")";
        }
        BigDecimal result = numbers.get(0);
        for (BigDecimal number : numbers.subList(1, numbers.size())) {
            result = switch (table.hitPolicy()) {
                case COLLECT_MIN -> result.min(number);
                case COLLECT_MAX -> result.max(number);
                default -> result.add(number);
            };
        }
        return result.signum() == 0 ? "0" : result.stripTrailingZeros().toPlainString();
    }
}
