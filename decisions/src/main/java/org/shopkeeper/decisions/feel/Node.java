package org.shopkeeper.decisions.feel;

import org.jspecify.annotations.Nullable;

/** A compiled expression. Stateless: all that changes is in the frame. */
public abstract class Node {

    public abstract @Nullable Object eval(Frame frame);

    /** The type that every value of it but null has, as far as is known without evaluating. */
    public FeelType type() {
        return FeelType.Basic.ANY;
    }
}
