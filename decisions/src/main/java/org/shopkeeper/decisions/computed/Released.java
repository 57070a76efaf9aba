package org.shopkeeper.decisions.computed;

import java.util.Map;
import org.shopkeeper.decisions.Decision;

/** The other decisions of the release that a computed decision belongs to. */
@FunctionalInterface
public interface Released {

    /**
     * @param id {@code area/name}
     * @param input facts by input name, in FEEL values; numbers already rounded to 9 decimals
     */
    Decision ask(String id, Map<String, Object> input);

    /**
     * Asks a table and expects one row.
     *
     * @throws Undecided when it matched no rule, failed, or lacked facts
     */
    default Ruling row(String id, Map<String, Object> input) {
        Decision decision = ask(id, input);
        if (decision instanceof Decision.Decided decided) {
            return new Ruling(id, decided);
        }
        throw new Undecided(decision);
    }
}
