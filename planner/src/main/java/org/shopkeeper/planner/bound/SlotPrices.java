package org.shopkeeper.planner.bound;

import java.util.Arrays;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/** A linear relaxation's answer, looked up by slot. */
public final class SlotPrices {

    private final LinearRelaxation.Solution solution;
    private final double[][] promoShare;
    private final double[][] promoCost;
    private final double[][] launchShare;
    private final double[][] launchCost;

    /** @param model the whole calendar, which the solution belongs to */
    public SlotPrices(SlotTable table, PackingModel model, LinearRelaxation.Solution solution) {
        this.solution = solution;
        int promos = table.problem().promos().size();
        int launches = table.problem().launches().size();
        promoShare = new double[promos][];
        promoCost = new double[promos][];
        launchShare = new double[launches][];
        launchCost = new double[launches][];
        for (int i = 0; i < promos; i++) {
            promoShare[i] = new double[table.promo(i).size()];
            promoCost[i] = never(table.promo(i).size());
        }
        for (int i = 0; i < launches; i++) {
            launchShare[i] = new double[table.launch(i).size()];
            launchCost[i] = never(table.launch(i).size());
        }
        for (int c = 0; c < model.columns(); c++) {
            PromoSlot promo = model.promoSlot(c);
            LaunchSlot launch = model.launchSlot(c);
            if (promo != null) {
                promoShare[promo.promo()][promo.index()] = solution.shares()[c];
                promoCost[promo.promo()][promo.index()] = solution.reducedCosts()[c];
            } else if (launch != null) {
                launchShare[launch.launch()][launch.index()] = solution.shares()[c];
                launchCost[launch.launch()][launch.index()] = solution.reducedCosts()[c];
            }
        }
    }

    private static double[] never(int size) {
        double[] costs = new double[size];
        Arrays.fill(costs, Double.NEGATIVE_INFINITY);
        return costs;
    }

    public LinearRelaxation.Solution solution() {
        return solution;
    }

    /** How much of the slot the fractional plan uses, 0..1. */
    public double share(PromoSlot slot) {
        return promoShare[slot.promo()][slot.index()];
    }

    public double share(LaunchSlot slot) {
        return launchShare[slot.launch()][slot.index()];
    }

    /** The slot's worth less the price of what it uses, fen. */
    public double reducedCost(PromoSlot slot) {
        return promoCost[slot.promo()][slot.index()];
    }

    public double reducedCost(LaunchSlot slot) {
        return launchCost[slot.launch()][slot.index()];
    }
}
