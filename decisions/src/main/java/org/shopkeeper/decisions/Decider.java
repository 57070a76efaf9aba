package org.shopkeeper.decisions;

import java.util.Map;
import org.shopkeeper.decisions.catalogue.Signature;

/** A compiled decision that can be asked, from any thread. Facts in, value out; no I/O, no clock. */
public interface Decider {

    Signature signature();

    /** Which engine serves it: {@code COMPILED}, {@code KIE}, {@code DROOLS} or {@code JAVA}. */
    Engine engine();

    /**
     * @param input facts that passed the check against {@link #signature()}, in FEEL values
     */
    Decision decide(Map<String, Object> input, Asking asking);
}
