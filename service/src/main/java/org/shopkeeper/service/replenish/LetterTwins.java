package org.shopkeeper.service.replenish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stock codes that differ by letter case alone: written two ways, they may be one product. */
final class LetterTwins {

    private final Map<String, List<String>> byLetters = new HashMap<>();

    LetterTwins(Collection<String> skus) {
        for (String sku : skus) {
            byLetters
                    .computeIfAbsent(sku.toUpperCase(Locale.ROOT), k -> new ArrayList<>())
                    .add(sku);
        }
    }

    /** The other ways in which this code is written. */
    List<String> of(String sku) {
        return byLetters.getOrDefault(sku.toUpperCase(Locale.ROOT), List.of()).stream()
                .filter(other -> !other.equals(sku))
                .toList();
    }
}
