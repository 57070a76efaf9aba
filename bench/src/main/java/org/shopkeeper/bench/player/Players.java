package org.shopkeeper.bench.player;

import java.util.List;
import org.shopkeeper.bench.workload.CartGraph;
import org.shopkeeper.bench.workload.TableWorkload;

/** The players of table workloads, by name. */
public final class Players {

    /** In the order of the report. */
    public static final List<String> NAMES = List.of(
            "shopkeeper",
            "hand-columns",
            "index-columns",
            "hand-codes",
            "index-codes",
            "hand-texts",
            "index-texts",
            "index-map",
            "hand-map",
            "hand-linear",
            "drools-drl",
            "kie-dmn",
            "jdmn",
            "camunda-dmn");

    /** The graph. */
    public static final String GRAPH = "T4";

    /** Takes no part in the tables. */
    private static final List<String> OF_GRAPH = List.of("shopkeeper", "hand-texts", "hand-map", "kie-dmn", "jdmn");

    private Players() {}

    public static Player of(String player, TableWorkload work) {
        boolean pricing = !work.name().equals("T1");
        return switch (player) {
            case "hand-columns" ->
                pricing
                        ? new HandIndexedPricing(work, HandIndexedPricing.Form.COLUMNS)
                        : new HandIndexedPromotion(work, true);
            case "hand-codes" -> new HandIndexedPricing(work, HandIndexedPricing.Form.CODES);
            case "hand-texts" ->
                pricing
                        ? new HandIndexedPricing(work, HandIndexedPricing.Form.TEXTS)
                        : new HandIndexedPromotion(work, false);
            case "shopkeeper" -> Compiled.table(work);
            case "jdmn" -> new JdmnTable(work);
            case "index-columns" -> new IndexColumnar(work);
            case "index-codes" -> new IndexTyped(work, true);
            case "index-texts" -> new IndexTyped(work, false);
            case "index-map" -> new IndexByMap(work);
            case "hand-linear" -> new HandLinear(work);
            case "drools-drl" -> new DroolsRules(work);
            case "kie-dmn" -> new KieDmn(work);
            case "camunda-dmn" -> new CamundaDmn(work);
            default -> throw new IllegalArgumentException("There is no player (%s).".formatted(player));
        };
    }

    public static Player of(String player, CartGraph work) {
        return switch (player) {
            case "shopkeeper" -> Compiled.cart(work);
            case "hand-texts" -> new HandCart(work, false);
            case "hand-map" -> new HandCart(work, true);
            case "kie-dmn" -> new KieCart(work);
            case "jdmn" -> new JdmnCart(work);
            default -> throw new IllegalArgumentException("The player (%s) does not know the graph.".formatted(player));
        };
    }

    /** Whether the player can be asked: some take minutes to load large tables, or only know one table. */
    public static boolean plays(String player, String table) {
        if (table.equals(GRAPH)) return OF_GRAPH.contains(player);
        boolean large = table.equals("T3b") || table.equals("T100k");
        return switch (player) {
            case "hand-codes" -> !table.equals("T1");
            // Of the graph only.
            case "hand-map" -> false;
            // Its rules become Java: 20,000 of them do not compile in minutes.
            case "drools-drl", "camunda-dmn", "jdmn" -> !large;
            case "kie-dmn" -> !table.equals("T100k");
            default -> true;
        };
    }

    /** Whether one decision takes milliseconds. */
    public static boolean isSlow(String player, String table) {
        return !table.startsWith("T1")
                && !table.equals("T2")
                && List.of("kie-dmn", "camunda-dmn", "jdmn").contains(player);
    }
}
