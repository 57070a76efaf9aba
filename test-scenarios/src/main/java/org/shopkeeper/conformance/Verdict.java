package org.shopkeeper.conformance;

import java.util.List;

/**
 * How one case came out.
 *
 * @param id of the case
 * @param differences what differs from what was expected, one line each; none: it passed
 */
public record Verdict(String id, List<String> differences) {

    public boolean passed() {
        return differences.isEmpty();
    }

    static Verdict failed(String id, String why) {
        return new Verdict(id, List.of(why));
    }
}
