package org.shopkeeper.decisions.dmn.kie;

import java.util.Random;

/** A random FEEL expression that nests a few levels, with wrong types and nulls among the operands. */
final class GeneratedFeel {

    private static final int DEPTH = 3;

    private final Random random;
    private int variables;

    GeneratedFeel(Random random) {
        this.random = random;
    }

    String expression() {
        return any(DEPTH);
    }

    private String any(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> number(depth);
            case 3, 4 -> truth(depth);
            case 5 -> text(depth);
            case 6 -> list(depth);
            default -> odd(depth);
        };
    }

    private String one(String... all) {
        return all[random.nextInt(all.length)];
    }

    private String number(int depth) {
        if (depth == 0) {
            return one("0", "1", "2", "-3", "0.1", "2.50", "10", "100", "1000000", "0.000001", "123456789.987654321");
        }
        int d = depth - 1;
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "(" + number(d) + one(" + ", " - ", " * ", " / ") + number(d) + ")";
            case 3 -> "(if " + truth(d) + " then " + number(d) + " else " + number(d) + ")";
            case 4 -> one("sum", "count", "min", "max", "mean", "median") + "(" + numbers(d) + ")";
            case 5 -> one("floor", "ceiling", "abs") + "(" + number(d) + ")";
            case 6 ->
                one("decimal", "round up", "round down", "round half up", "round half down") + "(" + number(d) + ", "
                        + one("0", "1", "2") + ")";
            case 7 -> "modulo(" + number(0) + ", " + number(0) + ")";
            case 8 -> "string length(" + text(d) + ")";
            case 9 -> numbers(d) + "[" + one("1", "2", "-1", "7") + "]";
            case 10 -> "{a: " + number(d) + ", b: a + 1}." + one("a", "b");
            case 11 -> "(function(x) x + " + number(d) + ")(" + number(d) + ")";
            case 12 -> "(" + number(d) + " ** " + one("0", "1", "2", "3") + ")";
            default -> number(0);
        };
    }

    private String truth(int depth) {
        if (depth == 0) {
            return one("true", "false");
        }
        int d = depth - 1;
        return switch (random.nextInt(11)) {
            case 0, 1 -> "(" + number(d) + one(" < ", " <= ", " > ", " >= ", " = ", " != ") + number(0) + ")";
            case 2 -> "(" + text(d) + one(" < ", " = ", " != ") + text(d) + ")";
            case 3, 4 -> "(" + truth(d) + one(" and ", " or ") + truth(d) + ")";
            case 5 -> "not(" + truth(d) + ")";
            case 6 -> "(" + number(d) + " between " + number(0) + " and " + number(0) + ")";
            case 7 -> "(" + number(d) + " in (" + one("< ", ">= ", "") + number(0) + ", " + number(0) + "))";
            case 8 -> "(" + number(d) + " in " + one("[0..10]", "(1..2]", "[-3..100)", "(< 5)") + ")";
            case 9 -> "list contains(" + numbers(d) + ", " + number(0) + ")";
            default -> quantified();
        };
    }

    private String quantified() {
        String x = "x" + variables++;
        return "(" + one("some ", "every ") + x + " in " + one("[1, 2.5, -3]", "[10]", "[0.1, 100]") + " satisfies " + x
                + one(" > ", " <= ") + number(0) + ")";
    }

    private String text(int depth) {
        if (depth == 0) {
            return one("\"\"", "\"a\"", "\"shop\"", "\"掌柜\"", "\"A b\"");
        }
        int d = depth - 1;
        return switch (random.nextInt(6)) {
            case 0 -> "(" + text(d) + " + " + text(d) + ")";
            case 1 -> one("upper case", "lower case") + "(" + text(d) + ")";
            case 2 -> one("substring before", "substring after") + "(" + text(d) + ", " + text(0) + ")";
            case 3 -> "substring(" + text(d) + ", " + one("1", "2", "-1") + ")";
            case 4 -> "(if " + truth(d) + " then " + text(d) + " else " + text(d) + ")";
            default -> text(0);
        };
    }

    /** A list of numbers, never empty at once. */
    private String numbers(int depth) {
        int d = Math.max(0, depth - 1);
        String x = "x" + variables++;
        return switch (random.nextInt(6)) {
            case 0 -> "[" + number(d) + ", " + number(d) + ", " + number(d) + "]";
            case 1 -> "(for " + x + " in 1.." + one("1", "3", "5") + " return " + x + " * " + number(d) + ")";
            case 2 -> "[1, 2, 3, 4][item " + one(">", "<=") + " " + one("1", "3") + "]";
            case 3 -> "append([" + number(d) + "], " + number(d) + ")";
            case 4 -> "reverse([" + number(d) + ", " + number(d) + "])";
            default -> "[1, 2.5, -3]";
        };
    }

    private String list(int depth) {
        int d = Math.max(0, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> numbers(d);
            case 1 -> "distinct values(" + numbers(d) + ")";
            case 2 -> "flatten([" + numbers(d) + ", [" + number(d) + "]])";
            case 3 -> "[{a: " + number(d) + "}, {a: " + number(d) + "}][a > 1]";
            default -> "index of(" + numbers(d) + ", " + number(0) + ")";
        };
    }

    /** Operands that do not fit. */
    private String odd(int depth) {
        int d = Math.max(0, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + number(d) + " + null)";
            case 1 -> "(" + text(d) + " * " + number(d) + ")";
            case 2 -> "(" + number(d) + " < " + text(d) + ")";
            case 3 -> "(" + number(d) + " = " + text(d) + ")";
            case 4 -> "(" + truth(d) + " and null)";
            default -> "(null = " + any(d) + ")";
        };
    }
}
