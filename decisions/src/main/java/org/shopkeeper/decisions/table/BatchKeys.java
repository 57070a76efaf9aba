package org.shopkeeper.decisions.table;

import java.time.LocalDate;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Turns a stretch of a batch column into keys of a table's column. */
abstract sealed class BatchKeys {

    /** Writes the keys of rows {@code from … from + count - 1} to {@code into[0 … count - 1]}. */
    abstract void write(int from, int count, long[] into);

    static BatchKeys of(ColumnKeys keys, BatchColumn column) {
        if (column instanceof BatchColumn.Numbers numbers) return new OfNumbers(keys, numbers);
        if (column instanceof BatchColumn.Texts texts) return new OfCodes(keys, texts);
        if (column instanceof BatchColumn.Truths truths) return new OfTruths(keys, truths);
        if (column instanceof BatchColumn.Dates dates) return new OfDates(keys, dates);
        return new OfValues(keys, (BatchColumn.Values) column);
    }

    private static void writeNulls(@Nullable BitSet nulls, int from, int count, long[] into) {
        if (nulls == null) return;
        for (int row = nulls.nextSetBit(from); row >= 0 && row < from + count; row = nulls.nextSetBit(row + 1)) {
            into[row - from] = ColumnKeys.NULL;
        }
    }

    private static final class OfNumbers extends BatchKeys {
        private final ColumnKeys keys;
        private final BatchColumn.Numbers column;
        /** Factor from the unscaled number to its key where each number of up to 2^30 has a grid point; 0 elsewhere. */
        private final long factor;

        OfNumbers(ColumnKeys keys, BatchColumn.Numbers column) {
            this.keys = keys;
            this.column = column;
            factor = keys instanceof NumberKeys grid ? grid.smallFactor(column.scale()) : 0;
        }

        @Override
        void write(int from, int count, long[] into) {
            long[] unscaled = column.unscaled();
            for (int i = 0; i < count; i++) {
                long number = unscaled[from + i];
                into[i] = factor != 0 && number == (int) number
                        ? number * factor
                        : keys.numberKey(number, column.scale());
            }
            writeNulls(column.nulls(), from, count, into);
        }
    }

    private static final class OfCodes extends BatchKeys {
        private final int[] codes;
        /** By code + 1. */
        private final long[] keyOf;

        OfCodes(ColumnKeys keys, BatchColumn.Texts column) {
            codes = column.codes();
            keyOf = new long[column.dictionary().length + 1];
            keyOf[0] = ColumnKeys.NULL;
            for (int i = 1; i < keyOf.length; i++) keyOf[i] = keys.key(column.dictionary()[i - 1]);
        }

        @Override
        void write(int from, int count, long[] into) {
            for (int i = 0; i < count; i++) into[i] = keyOf[codes[from + i] + 1];
        }
    }

    private static final class OfTruths extends BatchKeys {
        private final byte[] values;
        private final long[] keyOf;

        OfTruths(ColumnKeys keys, BatchColumn.Truths column) {
            values = column.values();
            keyOf = new long[] {ColumnKeys.NULL, keys.key(false), keys.key(true)};
        }

        @Override
        void write(int from, int count, long[] into) {
            for (int i = 0; i < count; i++) into[i] = keyOf[values[from + i] + 1];
        }
    }

    private static final class OfDates extends BatchKeys {
        private final ColumnKeys keys;
        private final BatchColumn.Dates column;
        private final boolean direct;

        OfDates(ColumnKeys keys, BatchColumn.Dates column) {
            this.keys = keys;
            this.column = column;
            direct = keys instanceof DiscreteKeys discrete && discrete.kind() == Kind.DATE;
        }

        @Override
        void write(int from, int count, long[] into) {
            int[] days = column.epochDays();
            for (int i = 0; i < count; i++) {
                into[i] = direct ? days[from + i] : keys.key(LocalDate.ofEpochDay(days[from + i]));
            }
            writeNulls(column.nulls(), from, count, into);
        }
    }

    private static final class OfValues extends BatchKeys {
        private final ColumnKeys keys;
        private final @Nullable Object[] values;

        OfValues(ColumnKeys keys, BatchColumn.Values column) {
            this.keys = keys;
            values = column.values();
        }

        @Override
        void write(int from, int count, long[] into) {
            for (int i = 0; i < count; i++) into[i] = keys.key(values[from + i]);
        }
    }
}
