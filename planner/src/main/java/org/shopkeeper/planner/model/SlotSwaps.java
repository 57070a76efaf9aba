package org.shopkeeper.planner.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveListFactory;
import org.shopkeeper.planner.calendar.PromoSlot;

/**
 * Moves that give a promotion's place to another of the same cluster: one stops, the other starts on the nearest day that it may.
 * Single changes cannot do it, because the state in between breaks a limit or earns less.
 */
public final class SlotSwaps implements MoveListFactory<LaunchCalendar> {

    @Override
    public List<Swap> createMoveList(LaunchCalendar calendar) {
        List<Swap> moves = new ArrayList<>();
        for (PromoAssignment leaving : calendar.getPromos()) {
            for (PromoAssignment coming : calendar.getPromos()) {
                if (leaving != coming
                        && leaving.cluster() == coming.cluster()
                        && !leaving.isPinned()
                        && !coming.isPinned()) {
                    for (PromoSlot slot : coming.getSlots()) {
                        moves.add(new Swap(leaving, coming, slot));
                    }
                }
            }
        }
        return moves;
    }

    /** One promotion stops and another takes a slot. */
    public static final class Swap extends AbstractMove<LaunchCalendar> {

        private final PromoAssignment leaving;
        private final PromoAssignment coming;
        private final PromoSlot slot;

        Swap(PromoAssignment leaving, PromoAssignment coming, PromoSlot slot) {
            this.leaving = leaving;
            this.coming = coming;
            this.slot = slot;
        }

        @Override
        public boolean isMoveDoable(ScoreDirector<LaunchCalendar> director) {
            PromoSlot left = leaving.getSlot();
            return left != null && coming.getSlot() == null && Math.abs(left.start() - slot.start()) <= 7;
        }

        @Override
        protected AbstractMove<LaunchCalendar> createUndoMove(ScoreDirector<LaunchCalendar> director) {
            return new Restore(leaving, leaving.getSlot(), coming, coming.getSlot());
        }

        @Override
        protected void doMoveOnGenuineVariables(ScoreDirector<LaunchCalendar> director) {
            place(director, leaving, null);
            place(director, coming, slot);
        }

        @Override
        public Swap rebase(ScoreDirector<LaunchCalendar> destination) {
            return new Swap(destination.lookUpWorkingObject(leaving), destination.lookUpWorkingObject(coming), slot);
        }

        @Override
        public Collection<?> getPlanningEntities() {
            return List.of(leaving, coming);
        }

        @Override
        public String toString() {
            return leaving + " -> " + coming + " " + slot;
        }
    }

    /** Puts two promotions back where they were. */
    private static final class Restore extends AbstractMove<LaunchCalendar> {

        private final PromoAssignment one;
        private final @Nullable PromoSlot oneSlot;
        private final PromoAssignment other;
        private final @Nullable PromoSlot otherSlot;

        Restore(
                PromoAssignment one,
                @Nullable PromoSlot oneSlot,
                PromoAssignment other,
                @Nullable PromoSlot otherSlot) {
            this.one = one;
            this.oneSlot = oneSlot;
            this.other = other;
            this.otherSlot = otherSlot;
        }

        @Override
        public boolean isMoveDoable(ScoreDirector<LaunchCalendar> director) {
            return true;
        }

        @Override
        protected AbstractMove<LaunchCalendar> createUndoMove(ScoreDirector<LaunchCalendar> director) {
            return new Restore(one, one.getSlot(), other, other.getSlot());
        }

        @Override
        protected void doMoveOnGenuineVariables(ScoreDirector<LaunchCalendar> director) {
            place(director, one, oneSlot);
            place(director, other, otherSlot);
        }
    }

    private static void place(ScoreDirector<LaunchCalendar> director, PromoAssignment promo, @Nullable PromoSlot slot) {
        director.beforeVariableChanged(promo, "slot");
        promo.setSlot(slot);
        director.afterVariableChanged(promo, "slot");
    }
}
