package org.shopkeeper.planner.search;

import java.util.ArrayList;
import java.util.List;
import org.shopkeeper.planner.bound.LinearRelaxation;
import org.shopkeeper.planner.bound.SlotPrices;
import org.shopkeeper.planner.calendar.CalendarLedger;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotTable;

/** What the linear relaxation says about every slot: how much of it the best fractional plan uses, and whether it pays. */
final class Guide {

    private final SlotPrices prices;

    Guide(SlotPrices prices) {
        this.prices = prices;
    }

    LinearRelaxation.Solution relaxation() {
        return prices.solution();
    }

    /** Worth less the price of what it uses, fen; negative for slots that do not pay. */
    double pays(PromoSlot slot) {
        return prices.reducedCost(slot);
    }

    double pays(LaunchSlot slot) {
        return prices.reducedCost(slot);
    }

    /** Rounds the fractional plan: first what it uses most, then what pays best. */
    void round(CalendarLedger ledger) {
        SlotTable table = ledger.table();
        ledger.putPinned();
        List<LaunchSlot> launches = new ArrayList<>();
        for (int i = 0; i < table.problem().launches().size(); i++) {
            launches.addAll(table.launch(i));
        }
        double big = 1e15;
        Construction.addLaunches(ledger, launches, slot -> prices.share(slot) * big + prices.reducedCost(slot));
        List<PromoSlot> promos = new ArrayList<>();
        for (int i = 0; i < table.problem().promos().size(); i++) {
            promos.addAll(table.promo(i));
        }
        Construction.add(ledger, promos, slot -> prices.share(slot) * big + prices.reducedCost(slot));
    }
}
