package org.shopkeeper.decisions.explain;

import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.Text;

/**
 * One row held against one input.
 *
 * @param row 1-based
 * @param id the stable id of the rule
 * @param outputs what the row answers, FEEL texts by output name
 * @param cells the cells that say something, in column order: all of them for a row that matched, those that failed (or
 *     could not be looked into) for one that did not
 */
public record RowCheck(int row, String id, Map<String, String> outputs, List<CellCheck> cells, Text text) {}
