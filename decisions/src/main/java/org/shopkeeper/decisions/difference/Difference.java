package org.shopkeeper.decisions.difference;

import java.util.List;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.region.Outcome;
import org.shopkeeper.decisions.region.Region;
import org.shopkeeper.decisions.region.Witness;

/**
 * Inputs for which the two versions answer differently, in the same way everywhere.
 *
 * @param regions where; disjoint
 * @param moreRegions how many further boxes belong to it that {@code regions} does not list
 * @param witness one such input
 */
public record Difference(
        Outcome before, Outcome after, List<Region> regions, int moreRegions, Witness witness, Text text) {}
