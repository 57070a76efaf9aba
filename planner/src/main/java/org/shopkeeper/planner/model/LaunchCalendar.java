package org.shopkeeper.planner.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.constraintweight.ConstraintConfigurationProvider;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.shopkeeper.planner.calendar.CalendarPlan;
import org.shopkeeper.planner.calendar.Capacities;
import org.shopkeeper.planner.calendar.LaunchCalendarProblem;
import org.shopkeeper.planner.calendar.LaunchChoice;
import org.shopkeeper.planner.calendar.LaunchSlot;
import org.shopkeeper.planner.calendar.PromoChoice;
import org.shopkeeper.planner.calendar.PromoSlot;
import org.shopkeeper.planner.calendar.SlotPricing;
import org.shopkeeper.planner.calendar.SlotTable;

/** The calendar as OptaPlanner sees it. */
@PlanningSolution
public class LaunchCalendar {

    private SlotTable table;

    @ConstraintConfigurationProvider
    private CalendarWeights weights;

    @ProblemFactCollectionProperty
    private List<Limit> limits;

    @PlanningEntityCollectionProperty
    private List<PromoAssignment> promos;

    @PlanningEntityCollectionProperty
    private List<LaunchAssignment> launches;

    @PlanningEntityCollectionProperty
    private List<ContentAssignment> contents;

    @PlanningScore
    private @Nullable HardMediumSoftLongScore score;

    /** For the engine, which clones solutions. */
    @SuppressWarnings("NullAway.Init")
    public LaunchCalendar() {}

    private LaunchCalendar(SlotTable table, CalendarWeights weights) {
        this.table = table;
        this.weights = weights;
        this.limits = limits(table.problem());
        this.promos = new ArrayList<>();
        this.launches = new ArrayList<>();
        this.contents = new ArrayList<>();
    }

    /** The calendar with a plan in it; choices that the table does not offer are priced as they are, so that they show. */
    public static LaunchCalendar of(SlotTable table, CalendarPlan plan, CalendarWeights weights) {
        LaunchCalendarProblem problem = table.problem();
        Context context = Context.of(problem);
        SlotPricing pricing = new SlotPricing(problem);
        LaunchCalendar calendar = new LaunchCalendar(table, weights);
        for (int i = 0; i < problem.promos().size(); i++) {
            PromoChoice choice = plan.promos().get(i);
            PromoSlot slot = choice == null ? null : table.find(i, choice);
            if (slot == null && choice != null) {
                slot = pricing.promo(i, -1, choice);
            }
            calendar.promos.add(new PromoAssignment(context, i, table.promo(i), slot));
        }
        for (int i = 0; i < problem.launches().size(); i++) {
            LaunchChoice choice = plan.launches().get(i);
            LaunchSlot slot = choice == null ? null : table.find(i, choice);
            if (slot == null && choice != null) {
                slot = pricing.launch(i, -1, choice);
            }
            calendar.launches.add(new LaunchAssignment(context, i, table.launch(i), slot));
        }
        for (int i = 0; i < problem.contentTasks().size(); i++) {
            calendar.contents.add(new ContentAssignment(context, i, null));
        }
        return calendar;
    }

    /** The limits of a calendar as facts. */
    static List<Limit> limits(LaunchCalendarProblem problem) {
        Capacities capacities = problem.capacities();
        List<Limit> limits = new ArrayList<>();
        for (int month = 0; month < problem.months(); month++) {
            limits.add(
                    new Limit.MonthBudget(month, capacities.budgetPerMonthFen().get(month)));
            for (int channel = 0; channel < capacities.channels(); channel++) {
                limits.add(new Limit.ChannelBudget(
                        channel,
                        month,
                        capacities.channelBudgetPerMonthFen().get(channel).get(month)));
            }
        }
        for (int day = 0; day < problem.horizonDays(); day++) {
            limits.add(new Limit.Day(
                    day,
                    capacities.warehouseMilliPerDay().get(day),
                    capacities.contactsMilliPerDay().get(day)));
            for (int team = 0; team < capacities.teams(); team++) {
                limits.add(new Limit.Team(
                        team * problem.horizonDays() + day,
                        capacities.creativePerDay().get(team).get(day)));
            }
        }
        for (int event = 0; event < problem.events().size(); event++) {
            limits.add(new Limit.Event(event, problem.events().get(event).slots()));
        }
        return limits;
    }

    /** What the entities hold now. */
    public CalendarPlan plan() {
        Map<Integer, PromoChoice> promoChoices = new TreeMap<>();
        for (PromoAssignment promo : promos) {
            PromoSlot slot = promo.getSlot();
            if (slot != null) {
                promoChoices.put(promo.getIndex(), slot.choice());
            }
        }
        Map<Integer, LaunchChoice> launchChoices = new TreeMap<>();
        for (LaunchAssignment launch : launches) {
            LaunchSlot slot = launch.getSlot();
            if (slot != null) {
                launchChoices.put(launch.getIndex(), slot.choice());
            }
        }
        return CalendarPlan.of(promoChoices, launchChoices);
    }

    public SlotTable table() {
        return table;
    }

    public List<PromoAssignment> getPromos() {
        return promos;
    }

    public List<LaunchAssignment> getLaunches() {
        return launches;
    }

    public List<ContentAssignment> getContents() {
        return contents;
    }

    public @Nullable HardMediumSoftLongScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftLongScore score) {
        this.score = score;
    }
}
