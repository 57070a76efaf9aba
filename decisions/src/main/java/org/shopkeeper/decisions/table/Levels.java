package org.shopkeeper.decisions.table;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Walks a tree with many inputs abreast, level by level, so that the processor works on several at once. Where all nodes of
 * a level look at one column in one form, its loop has no choice left to make.
 */
final class Levels {

    private static final int SOME_FORM = -1;

    private final Tree tree;
    /** Per level: the column that all its nodes look at, or -1. */
    private final int[] column;
    /** Per level: the form that all its nodes have, or {@link #SOME_FORM}. */
    private final int[] form;

    Levels(Tree tree) {
        this.tree = tree;
        int[] columns = new int[8];
        int[] forms = new int[8];
        int depth = 0;
        BitSet level = new BitSet();
        if (tree.root >= 0) level.set(tree.root);
        while (!level.isEmpty()) {
            if (depth == columns.length) {
                columns = Arrays.copyOf(columns, depth * 2);
                forms = Arrays.copyOf(forms, depth * 2);
            }
            int first = level.nextSetBit(0);
            columns[depth] = tree.column(first);
            forms[depth] = tree.form(first);
            BitSet below = new BitSet();
            for (int at = first; at >= 0; at = level.nextSetBit(at + 1)) {
                if (tree.column(at) != columns[depth]) columns[depth] = -1;
                if (tree.form(at) != forms[depth]) forms[depth] = SOME_FORM;
                for (int child : tree.children(at)) {
                    if (child >= 0) below.set(child);
                }
            }
            depth++;
            level = below;
        }
        column = Arrays.copyOf(columns, depth);
        form = Arrays.copyOf(forms, depth);
    }

    /**
     * @param keys {@code keys[c][i]}: of input i in column c
     * @param ats filled with the complement of each input's leaf
     */
    void walk(long[][] keys, int count, int[] ats) {
        Arrays.fill(ats, 0, count, tree.root);
        for (int level = 0; level < column.length; level++) {
            if (column[level] < 0) any(keys, count, ats);
            else if (form[level] == Tree.DENSE) dense(keys[column[level]], count, ats);
            else if (form[level] == Tree.FEW) few(keys[column[level]], count, ats);
            else oneColumn(keys[column[level]], count, ats);
        }
    }

    private void any(long[][] keys, int count, int[] ats) {
        for (int i = 0; i < count; i++) {
            int at = ats[i];
            if (at >= 0) ats[i] = tree.step(at, keys[tree.column(at)][i]);
        }
    }

    private void oneColumn(long[] keys, int count, int[] ats) {
        for (int i = 0; i < count; i++) {
            int at = ats[i];
            if (at >= 0) ats[i] = tree.step(at, keys[i]);
        }
    }

    private void dense(long[] keys, int count, int[] ats) {
        for (int i = 0; i < count; i++) {
            int at = ats[i];
            if (at >= 0) ats[i] = tree.dense(at, keys[i]);
        }
    }

    private void few(long[] keys, int count, int[] ats) {
        for (int i = 0; i < count; i++) {
            int at = ats[i];
            if (at >= 0) ats[i] = tree.few(at, keys[i]);
        }
    }
}
