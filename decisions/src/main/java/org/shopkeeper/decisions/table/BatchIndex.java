package org.shopkeeper.decisions.table;

import java.util.List;

/** Decides a whole catalogue at once: columns of facts in, row numbers out. For one table and one set of columns. */
public final class BatchIndex {

    /** Facts whose keys are made at once; their keys stay in the processor's first cache. */
    private static final int STRETCH = 256;

    private final TableIndex index;
    private final BatchKeys[] columns;
    private final int size;

    /**
     * @param columns one per column of the table, in order, all of one size
     * @throws IllegalArgumentException where there are too many or too few, or their sizes differ
     */
    public BatchIndex(TableIndex index, List<BatchColumn> columns) {
        if (columns.size() != index.columns()) {
            throw new IllegalArgumentException(
                    "The batch has %d columns, but the table has %d.".formatted(columns.size(), index.columns()));
        }
        this.index = index;
        this.columns = new BatchKeys[columns.size()];
        size = columns.isEmpty() ? 0 : columns.get(0).size();
        for (int c = 0; c < this.columns.length; c++) {
            if (columns.get(c).size() != size) {
                throw new IllegalArgumentException("Column %d of the batch has %d rows, but the first has %d."
                        .formatted(c, columns.get(c).size(), size));
            }
            this.columns[c] = BatchKeys.of(index.keys(c), columns.get(c));
        }
    }

    public int size() {
        return size;
    }

    /**
     * The first match of each set of facts, or {@link TableIndex#NONE}.
     *
     * @param from of these facts, the first
     * @param count how many
     * @param rows row numbers are written to {@code rows[from … from + count - 1]}
     */
    public void first(int from, int count, int[] rows, OpaqueCells opaque) {
        decide(from, count, rows, opaque, false);
    }

    /** The only match of each set of facts, {@link TableIndex#NONE}, or {@link TableIndex#SEVERAL}. */
    public void only(int from, int count, int[] rows, OpaqueCells opaque) {
        decide(from, count, rows, opaque, true);
    }

    private void decide(int from, int count, int[] rows, OpaqueCells opaque, boolean only) {
        long[][] keys = new long[columns.length][Math.min(STRETCH, count)];
        int[] leaves = new int[Math.min(STRETCH, count)];
        for (int done = 0; done < count; done += STRETCH) {
            int part = Math.min(STRETCH, count - done);
            for (int c = 0; c < columns.length; c++) columns[c].write(from + done, part, keys[c]);
            index.decide(keys, part, rows, from + done, leaves, opaque, only);
        }
    }
}
