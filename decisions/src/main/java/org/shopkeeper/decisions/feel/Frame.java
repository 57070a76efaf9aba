package org.shopkeeper.decisions.feel;

import org.jspecify.annotations.Nullable;

/** The variables of one call, by slot; names are gone by now. */
public final class Frame {

    final Evaluation run;
    final @Nullable Object[] slots;
    final @Nullable Frame outer;

    public Frame(Evaluation run, int size, @Nullable Frame outer) {
        this(run, new Object[size], outer);
    }

    private Frame(Evaluation run, @Nullable Object[] slots, @Nullable Frame outer) {
        this.run = run;
        this.slots = slots;
        this.outer = outer;
    }

    /** The same variables, unmoved by what happens to these. */
    Frame copy() {
        return new Frame(run, slots.clone(), outer);
    }

    public Evaluation run() {
        return run;
    }

    public @Nullable Object get(int slot) {
        return slots[slot];
    }

    public void set(int slot, @Nullable Object value) {
        slots[slot] = value;
    }
}
