package org.shopkeeper.decisions.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function as a value. */
public interface FeelFunction {

    List<String> parameterNames();

    List<FeelType> parameterTypes();

    FeelType resultType();

    /**
     * @param arguments one per parameter, in order
     */
    @Nullable Object call(@Nullable Object[] arguments, Evaluation run);
}
