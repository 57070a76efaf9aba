package org.shopkeeper.planner.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;
import org.shopkeeper.planner.calendar.ContentTask;

/** Creative work for one promotion, scheduled by itself: when, and by which team. */
@PlanningEntity
public class ContentAssignment implements CreativeWork {

    /** When a content task is done and by whom. */
    public record ContentSlot(int start, int team) {}

    @PlanningId
    private int index;

    private Context context;

    @ValueRangeProvider(id = "contentSlots")
    private List<ContentSlot> slots;

    @PlanningVariable(valueRangeProviderRefs = "contentSlots", nullable = true)
    private @Nullable ContentSlot slot;

    /** For the engine, which clones entities. */
    @SuppressWarnings("NullAway.Init")
    public ContentAssignment() {}

    public ContentAssignment(Context context, int index, @Nullable ContentSlot slot) {
        this.context = context;
        this.index = index;
        this.slot = slot;
        this.slots = new ArrayList<>();
        int last = context.problem().horizonDays()
                - context.problem().contentTasks().get(index).durationDays();
        for (int start = 0; start <= last; start++) {
            for (int team = 0; team < context.problem().capacities().teams(); team++) {
                slots.add(new ContentSlot(start, team));
            }
        }
    }

    public int getIndex() {
        return index;
    }

    public @Nullable ContentSlot getSlot() {
        return slot;
    }

    public void setSlot(@Nullable ContentSlot slot) {
        this.slot = slot;
    }

    public List<ContentSlot> getSlots() {
        return slots;
    }

    ContentTask task() {
        return context.problem().contentTasks().get(index);
    }

    /** Days by which the work ends too late for a promotion that starts on a day; the whole lead where it is not planned. */
    int lateDays(int promotionStart) {
        if (slot == null) {
            return task().leadDays() + task().durationDays();
        }
        int end = slot.start() + task().durationDays() - 1;
        return Math.max(0, end + task().leadDays() - promotionStart + 1);
    }

    @Override
    public List<Load> creativeLoads() {
        if (slot == null) {
            return List.of();
        }
        List<Load> loads = new ArrayList<>();
        for (int n = 0; n < task().durationDays(); n++) {
            loads.add(new Load(slot.team() * context.problem().horizonDays() + slot.start() + n, task().load()));
        }
        return loads;
    }

    @Override
    public String toString() {
        return task().id();
    }
}
