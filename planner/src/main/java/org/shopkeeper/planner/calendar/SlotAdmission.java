package org.shopkeeper.planner.calendar;

/** Whether a slot by itself obeys the hard rules; what two slots do to each other is judged elsewhere. */
public final class SlotAdmission {

    private final LaunchCalendarProblem problem;

    public SlotAdmission(LaunchCalendarProblem problem) {
        this.problem = problem;
    }

    public boolean admits(PromoSlot slot) {
        Promo promo = problem.promos().get(slot.promo());
        return slot.start() >= Math.max(promo.earliest(), problem.rules().creativeLeadDays())
                && slot.start() <= promo.latest()
                && slot.end() < problem.horizonDays()
                && marginShortfallFen(slot) == 0
                && enrolmentProblems(slot) == 0
                && pastPriceExcessFen(slot) == 0
                && blackouts(slot.start(), slot.end()) == 0
                && unlicensedDays(slot) == 0;
    }

    public boolean admits(LaunchSlot slot) {
        Launch launch = problem.launches().get(slot.launch());
        return slot.day() >= launch.earliest()
                && slot.day() <= launch.latest()
                && slot.day() < problem.horizonDays()
                && slot.prepareFrom() >= 0
                && earlyDays(slot) == 0
                && stageDisorderDays(slot) == 0
                && blackouts(slot.day(), slot.day()) == 0;
    }

    /** H1: days that a launch lies before its first sellable stock. */
    public int earlyDays(LaunchSlot slot) {
        return Math.max(0, problem.launches().get(slot.launch()).sellableFrom() - slot.day());
    }

    /** H2: days by which stages overlap, or lie further apart than the rules let them. */
    public int stageDisorderDays(LaunchSlot slot) {
        int slack = problem.rules().stageSlackDays();
        int toTest = slot.choice().testStart() - slot.prepareTo() - 1;
        int toLaunch = slot.day() - slot.testTo() - 1;
        return disorder(toTest, slack) + disorder(toLaunch, slack);
    }

    private static int disorder(int idleDays, int slack) {
        return idleDays < 0 ? -idleDays : Math.max(0, idleDays - slack);
    }

    /** H5: how many conditions of the event's enrolment fail: deadline, window, depth. */
    public int enrolmentProblems(PromoSlot slot) {
        Promo promo = problem.promos().get(slot.promo());
        if (promo.event() == null) {
            return 0;
        }
        FestivalEvent event = problem.events().get(promo.event());
        int depth = promo.options().get(slot.choice().option()).depthPermille();
        return (event.signUpDeadline() < problem.today() ? 1 : 0)
                + (slot.start() < event.start() || slot.end() > event.end() ? 1 : 0)
                + (depth < event.minDepthPermille() ? 1 : 0);
    }

    /** H7, as far as prices before the plan go: fen by which an event price lies above the lowest of them. */
    public long pastPriceExcessFen(PromoSlot slot) {
        Promo promo = problem.promos().get(slot.promo());
        if (promo.event() == null) {
            return 0;
        }
        return problem.skus().get(promo.sku()).recentPrices().stream()
                .filter(past -> slot.start() - past.day() <= problem.rules().lowestPriceDays())
                .mapToLong(past -> Math.max(0, slot.promoPriceFen() - past.priceFen()))
                .max()
                .orElse(0);
    }

    /** H9: fen per unit that are missing to the margin floor. */
    public long marginShortfallFen(PromoSlot slot) {
        Sku sku = problem.skus().get(problem.promos().get(slot.promo()).sku());
        long short1000 =
                sku.marginFloorPermille() * slot.promoPriceFen() - (slot.promoPriceFen() - sku.costFen()) * 1000;
        return short1000 <= 0 ? 0 : -Math.floorDiv(-short1000, 1000L);
    }

    /** H11: blackouts that the days touch. */
    public int blackouts(int start, int end) {
        return (int) problem.surroundings().blackouts().stream()
                .filter(blackout -> blackout.touches(start, end))
                .count();
    }

    /** H14: days on which the SKU may not be sold. */
    public int unlicensedDays(PromoSlot slot) {
        int until = problem.skus().get(problem.promos().get(slot.promo()).sku()).licensedUntil();
        return Math.max(0, slot.end() - Math.max(until, slot.start() - 1));
    }
}
