package org.shopkeeper.decisions.region;

import java.util.Arrays;

/** A set of atoms of one {@link Axis}, as sorted, disjoint, not adjacent ranges of their numbers. Immutable. */
public final class AtomSet {

    public static final AtomSet EMPTY = new AtomSet(new int[0]);

    /** low, high (both inclusive), low, high … */
    private final int[] ranges;

    private AtomSet(int[] ranges) {
        this.ranges = ranges;
    }

    public static AtomSet of(int atom) {
        return new AtomSet(new int[] {atom, atom});
    }

    /** The atoms from {@code low} to {@code high}, both included; empty where high is below low. */
    public static AtomSet range(int low, int high) {
        return high < low ? EMPTY : new AtomSet(new int[] {low, high});
    }

    public boolean isEmpty() {
        return ranges.length == 0;
    }

    /** Number of atoms. */
    public int size() {
        int size = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            size += ranges[i + 1] - ranges[i] + 1;
        }
        return size;
    }

    /** Number of contiguous ranges. */
    public int parts() {
        return ranges.length / 2;
    }

    public int low(int part) {
        return ranges[2 * part];
    }

    public int high(int part) {
        return ranges[2 * part + 1];
    }

    /** The lowest atom of a set that is not empty. */
    public int first() {
        return ranges[0];
    }

    /** The highest atom of a set that is not empty. */
    public int last() {
        return ranges[ranges.length - 1];
    }

    public boolean contains(int atom) {
        for (int i = 0; i < ranges.length && ranges[i] <= atom; i += 2) {
            if (atom <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    public boolean intersects(AtomSet other) {
        int[] a = ranges;
        int[] b = other.ranges;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i + 1] < b[j]) {
                i += 2;
            } else if (b[j + 1] < a[i]) {
                j += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether every atom of {@code other} is in this set. */
    public boolean covers(AtomSet other) {
        int[] a = ranges;
        int[] b = other.ranges;
        int i = 0;
        for (int j = 0; j < b.length; j += 2) {
            while (i < a.length && a[i + 1] < b[j]) {
                i += 2;
            }
            if (i >= a.length || a[i] > b[j] || a[i + 1] < b[j + 1]) {
                return false;
            }
        }
        return true;
    }

    public AtomSet and(AtomSet other) {
        if (other.covers(this)) {
            return this;
        }
        if (covers(other)) {
            return other;
        }
        int[] a = ranges;
        int[] b = other.ranges;
        Ranges out = new Ranges(a.length + b.length);
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int low = Math.max(a[i], b[j]);
            int high = Math.min(a[i + 1], b[j + 1]);
            if (low <= high) {
                out.add(low, high);
            }
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return out.set();
    }

    public AtomSet minus(AtomSet other) {
        if (!intersects(other)) {
            return this;
        }
        int[] a = ranges;
        int[] b = other.ranges;
        Ranges out = new Ranges(a.length + b.length);
        int j = 0;
        for (int i = 0; i < a.length; i += 2) {
            int low = a[i];
            while (j < b.length && b[j + 1] < low) {
                j += 2;
            }
            int k = j;
            while (k < b.length && b[k] <= a[i + 1]) {
                if (low < b[k]) {
                    out.add(low, b[k] - 1);
                }
                low = b[k + 1] + 1;
                k += 2;
            }
            if (low <= a[i + 1]) {
                out.add(low, a[i + 1]);
            }
        }
        return out.set();
    }

    public AtomSet or(AtomSet other) {
        if (covers(other)) {
            return this;
        }
        if (other.covers(this)) {
            return other;
        }
        int[] a = ranges;
        int[] b = other.ranges;
        Ranges out = new Ranges(a.length + b.length);
        for (int i = 0, j = 0; i < a.length || j < b.length; ) {
            if (j >= b.length || (i < a.length && a[i] <= b[j])) {
                out.add(a[i], a[i + 1]);
                i += 2;
            } else {
                out.add(b[j], b[j + 1]);
                j += 2;
            }
        }
        return out.set();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AtomSet set && Arrays.equals(ranges, set.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }

    @Override
    public String toString() {
        return Arrays.toString(ranges);
    }

    /** Gathers ranges in rising order of their low ends, joining those that touch. */
    private static final class Ranges {
        private int[] ranges;
        private int length;

        Ranges(int capacity) {
            ranges = new int[Math.max(2, capacity)];
        }

        void add(int low, int high) {
            if (length > 0 && low <= ranges[length - 1] + 1) {
                ranges[length - 1] = Math.max(ranges[length - 1], high);
                return;
            }
            if (length + 2 > ranges.length) {
                ranges = Arrays.copyOf(ranges, ranges.length * 2);
            }
            ranges[length++] = low;
            ranges[length++] = high;
        }

        AtomSet set() {
            return length == 0 ? EMPTY : new AtomSet(Arrays.copyOf(ranges, length));
        }
    }
}
