package org.shopkeeper.decisions.computed;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.catalogue.Signature;

/** The other decisions of the release that a computed decision belongs to. */
public interface Released {

    /**
     * @param id {@code area/name}
     * @param input facts by input name, in FEEL values; numbers already rounded to 9 decimals
     */
    Decision ask(String id, Map<String, Object> input);

    /** What a decision of the release takes; null where the release has no such decision. */
    @Nullable
    Signature signature(String id);

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
