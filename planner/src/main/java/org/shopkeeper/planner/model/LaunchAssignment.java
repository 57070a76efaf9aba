package org.shopkeeper.planner.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.entity.PlanningPin;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;
import org.shopkeeper.planner.calendar.Launch;
import org.shopkeeper.planner.calendar.LaunchSlot;

/** A launch: its three stages and its team are one variable, so that a move shifts the whole chain. */
@PlanningEntity
public class LaunchAssignment implements CreativeWork {

    @PlanningId
    private int index;

    private Context context;

    @ValueRangeProvider(id = "launchSlots")
    private List<LaunchSlot> slots;

    @PlanningVariable(valueRangeProviderRefs = "launchSlots", nullable = true)
    private @Nullable LaunchSlot slot;

    @PlanningPin
    private boolean pinned;

    /** For the engine, which clones entities. */
    @SuppressWarnings("NullAway.Init")
    public LaunchAssignment() {}

    @SuppressWarnings("this-escape")
    public LaunchAssignment(Context context, int index, List<LaunchSlot> slots, @Nullable LaunchSlot slot) {
        this.context = context;
        this.index = index;
        this.slots = slots;
        this.slot = slot;
        this.pinned = launch().pinned() != null;
    }

    public int getIndex() {
        return index;
    }

    public @Nullable LaunchSlot getSlot() {
        return slot;
    }

    public void setSlot(@Nullable LaunchSlot slot) {
        this.slot = slot;
    }

    public List<LaunchSlot> getSlots() {
        return slots;
    }

    public boolean isPinned() {
        return pinned;
    }

    Context context() {
        return context;
    }

    Launch launch() {
        return context.problem().launches().get(index);
    }

    /** The slot of a launch that is known to take place. */
    LaunchSlot placed() {
        if (slot == null) {
            throw new IllegalStateException("The launch (" + launch().id() + ") does not take place.");
        }
        return slot;
    }

    @Override
    public List<Load> creativeLoads() {
        if (slot == null) {
            return List.of();
        }
        List<Load> loads = new ArrayList<>();
        for (int day = Math.max(0, slot.prepareFrom()); day <= slot.prepareTo(); day++) {
            loads.add(new Load(slot.team() * context.problem().horizonDays() + day, launch().creativeLoad()));
        }
        return loads;
    }

    @Override
    public String toString() {
        return launch().id();
    }
}
