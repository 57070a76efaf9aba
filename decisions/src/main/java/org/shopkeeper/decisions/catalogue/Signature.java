package org.shopkeeper.decisions.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * What a caller needs to know to ask one decision.
 *
 * @param id {@code area/name}
 * @param spec number in the domain specification, e.g. {@code M5.22}; null for decisions that users added
 * @param source formula, book or statute behind it; null where there is none
 * @param scalarOutput the policy yields one scalar or list rather than a context: the answer wraps it as {@code value}
 */
public record Signature(
        String id,
        @Nullable String spec,
        Text title,
        Kind kind,
        List<Field> inputs,
        List<Field> outputs,
        boolean listOutput,
        boolean scalarOutput,
        @Nullable String source) {

    public String area() {
        return id.substring(0, id.indexOf('/'));
    }

    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }
}
