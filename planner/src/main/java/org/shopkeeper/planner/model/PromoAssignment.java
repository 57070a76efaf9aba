package org.shopkeeper.planner.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.entity.PlanningPin;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;
import org.shopkeeper.planner.calendar.Promo;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.Sku;

/**
 * A candidate promotion. Option and start day are one variable, the slot: no move then passes through an option without a day,
 * and what a slot earns and uses is reckoned once.
 */
@PlanningEntity
public class PromoAssignment implements CreativeWork {

    @PlanningId
    private int index;

    private Context context;

    @ValueRangeProvider(id = "promoSlots")
    private List<PromoSlot> slots;

    @PlanningVariable(valueRangeProviderRefs = "promoSlots", nullable = true)
    private @Nullable PromoSlot slot;

    @PlanningPin
    private boolean pinned;

    /** For the engine, which clones entities. */
    @SuppressWarnings("NullAway.Init")
    public PromoAssignment() {}

    @SuppressWarnings("this-escape")
    public PromoAssignment(Context context, int index, List<PromoSlot> slots, @Nullable PromoSlot slot) {
        this.context = context;
        this.index = index;
        this.slots = slots;
        this.slot = slot;
        this.pinned = promo().pinned() != null;
    }

    public int getIndex() {
        return index;
    }

    public @Nullable PromoSlot getSlot() {
        return slot;
    }

    public void setSlot(@Nullable PromoSlot slot) {
        this.slot = slot;
    }

    public List<PromoSlot> getSlots() {
        return slots;
    }

    public boolean isPinned() {
        return pinned;
    }

    Context context() {
        return context;
    }

    Promo promo() {
        return context.problem().promos().get(index);
    }

    int skuIndex() {
        return promo().sku();
    }

    Sku sku() {
        return context.problem().skus().get(promo().sku());
    }

    int cluster() {
        return sku().cluster();
    }

    /** The slot of a promotion that is known to run. */
    PromoSlot placed() {
        if (slot == null) {
            throw new IllegalStateException("The promotion (" + promo().id() + ") does not run.");
        }
        return slot;
    }

    List<DayLoad> dayLoads() {
        PromoSlot at = placed();
        List<DayLoad> loads = new ArrayList<>(at.days());
        for (int n = 0; n < at.days(); n++) {
            loads.add(new DayLoad(at.start() + n, at.unitsMilli(n), at.contactsMilli(n)));
        }
        return loads;
    }

    List<PricedDayLoad> pricedDayLoads() {
        return dayLoads().stream()
                .map(load -> new PricedDayLoad(
                        load.day(),
                        load.unitsMilli(),
                        load.contactsMilli(),
                        context.problem().prices()))
                .toList();
    }

    @Override
    public List<Load> creativeLoads() {
        if (slot == null || promo().contentLoad() == 0) {
            return List.of();
        }
        List<Load> loads = new ArrayList<>();
        int lead = context.problem().rules().creativeLeadDays();
        for (int day = Math.max(0, slot.start() - lead); day < slot.start(); day++) {
            loads.add(new Load(day, promo().contentLoad()));
        }
        return loads;
    }

    @Override
    public String toString() {
        return promo().id();
    }
}
