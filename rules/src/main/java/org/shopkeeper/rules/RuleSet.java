package org.shopkeeper.rules;

import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.catalogue.Signature;

/**
 * What an engineer writes once for a rule file: which facts its rules read, and how their outcomes become an answer. The
 * rules themselves, and the words of their reasons, stand in the DRL file.
 */
public interface RuleSet {

    Signature signature();

    /** @param input checked facts, in FEEL values */
    List<Object> facts(Map<String, Object> input);

    /**
     * Combines what the rules inserted. A step of its own, so that no rule depends on the order of firing.
     *
     * @param outcomes every inserted fact, in the order of the rules in the file
     */
    Object conclude(Map<String, Object> input, List<Object> outcomes);
}
