package org.shopkeeper.planner.bound;

import java.util.Arrays;

/** Growing pairs of column and coefficient. */
final class Terms {
    int[] columns = new int[8];
    long[] coefficients = new long[8];
    int size;

    static Terms ones(int[] columns) {
        Terms terms = new Terms();
        for (int column : columns) {
            terms.add(column, 1);
        }
        return terms;
    }

    static Terms[] array(int length) {
        Terms[] all = new Terms[length];
        Arrays.setAll(all, i -> new Terms());
        return all;
    }

    void add(int column, long coefficient) {
        if (coefficient == 0) {
            return;
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size * 2);
            coefficients = Arrays.copyOf(coefficients, size * 2);
        }
        columns[size] = column;
        coefficients[size] = coefficient;
        size++;
    }
}
