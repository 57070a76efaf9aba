package org.shopkeeper.planner.calendar;

import org.jspecify.annotations.Nullable;

/**
 * What a slot earns, spends and uses. All arithmetic is in whole fen, thousandths and permille, rounded down at every step, so
 * that two implementations agree to the last fen.
 */
// Source: SPEC §3.1 "Expected value of an option" and §3.2.
public final class SlotPricing {

    private final LaunchCalendarProblem problem;
    /** Event multiplier by day, permille. */
    private final int[] multiplier;

    public SlotPricing(LaunchCalendarProblem problem) {
        this.problem = problem;
        this.multiplier = new int[problem.horizonDays()];
        for (int day = 0; day < multiplier.length; day++) {
            int d = day;
            multiplier[day] = problem.events().stream()
                    .filter(event -> event.runsOn(d))
                    .mapToInt(FestivalEvent::multiplierPermille)
                    .max()
                    .orElse(1000);
        }
    }

    /** Prices any choice whose days lie within the horizon, whether or not the rules admit it. */
    public PromoSlot promo(int promoIndex, int slotIndex, PromoChoice choice) {
        Promo promo = problem.promos().get(promoIndex);
        PromoOption option = promo.options().get(choice.option());
        Sku sku = problem.skus().get(promo.sku());
        long listMargin = sku.listMarginFen();
        long promoPrice = sku.priceFen() * (1000 - option.depthPermille()) / 1000;
        long promoMargin = promoPrice - sku.costFen();
        int days = option.durationDays();
        long[] units = new long[days];
        long[] contacts = new long[days];
        long value = 0;
        long spend = option.fixedCostFen();
        long total = 0;
        long clash = 0;
        for (int n = 0; n < days; n++) {
            int day = choice.start() + n;
            long baseline = sku.baselineMilliPerDay() * season(sku.category(), day) / 1000;
            long more = baseline * option.upliftPermille() / 1000 * multiplier[day] / 1000;
            long dayValue = Math.floorDiv((baseline + more) * promoMargin - baseline * listMargin, 1000L);
            value += dayValue;
            spend += (baseline + more) * (sku.priceFen() - promoPrice) / 1000;
            units[n] = more;
            contacts[n] = more * sku.contactPermille() / 1000;
            total += more;
            clash += Math.max(0, dayValue) * competition(sku.category(), day) / 1000;
        }
        value -= total * promo.dipPermille() / 1000 * listMargin / 1000;
        value -= option.fixedCostFen();
        int end = choice.start() + days - 1;
        SoftPrices prices = problem.prices();
        long upliftMargin = Math.max(0, total * promoMargin / 1000);
        PromoWorth worth = new PromoWorth(
                value,
                clash,
                slip(sku, choice.start(), end, upliftMargin),
                relief(sku.overstock(), total, end),
                prices.changedDayFen() * movedDays(promoIndex, choice),
                prices.priorityFen() * promo.priority(),
                upliftMargin * prices.fatiguePermille() / 1000);
        return new PromoSlot(
                promoIndex, slotIndex, choice, end, option.channel(), promoPrice, spend, units, contacts, worth);
    }

    /** Prices any launch within the horizon, whether or not the rules admit it. */
    public LaunchSlot launch(int launchIndex, int slotIndex, LaunchChoice choice) {
        Launch launch = problem.launches().get(launchIndex);
        long value = 0;
        int horizon = problem.horizonDays();
        for (int day = choice.day(); day < Math.min(horizon, choice.day() + 60); day++) {
            // Sales of a new product ramp up over 15 days.
            value += launch.marginFenPerDay()
                    * season(launch.category(), day)
                    / 1000
                    * Math.min(1000, 400 + 40 * (day - choice.day()))
                    / 1000;
        }
        boolean readyForFestival = problem.events().stream()
                .anyMatch(event -> event.start() >= choice.day() && event.start() - choice.day() <= 10);
        if (readyForFestival) {
            value = value * 1150 / 1000;
        }
        SoftPrices prices = problem.prices();
        return new LaunchSlot(
                launchIndex,
                slotIndex,
                choice,
                choice.prepareStart() + launch.prepareDays() - 1,
                choice.testStart() + launch.testDays() - 1,
                value,
                prices.changedDayFen() * movedDays(launchIndex, choice),
                prices.priorityFen() * launch.priority());
    }

    private int season(int category, int day) {
        return problem.seasonalityPermille().get(category).get(day / LaunchCalendarProblem.MONTH_DAYS);
    }

    private int competition(int category, int day) {
        if (problem.surroundings().competitors().isEmpty()) {
            return 0;
        }
        return Math.min(
                1000,
                problem.surroundings().competitors().stream()
                        .filter(event -> event.category() == category && event.day() == day)
                        .mapToInt(Surroundings.CompetitorEvent::intensityPermille)
                        .sum());
    }

    /** The margin that is lost where an arrival on which the slot relies comes late. */
    private long slip(Sku sku, int start, int end, long upliftMargin) {
        long lost = 0;
        int sigmas = problem.prices().slipSigmas();
        for (StockArrival arrival : sku.arrivals()) {
            if (sigmas > 0 && end >= arrival.day() && start < arrival.day() + sigmas * arrival.slipSigmaDays()) {
                lost += upliftMargin * arrival.slipPermille() / 1000;
            }
        }
        return lost;
    }

    private long relief(Sku.Overstock overstock, long totalUnits, int end) {
        long daysSaved = Math.max(0, problem.horizonDays() - 1 - end);
        return Math.min(totalUnits, overstock.unitsMilli())
                * (overstock.holdingFenPerUnitDay() * daysSaved + overstock.writeDownFenPerUnit())
                / 1000;
    }

    private long movedDays(int promo, PromoChoice choice) {
        CalendarPlan published = problem.surroundings().published();
        @Nullable
        PromoChoice before = published == null ? null : published.promos().get(promo);
        if (before == null) {
            return 0;
        }
        return before.option() == choice.option()
                ? Math.abs(before.start() - choice.start())
                : problem.prices().droppedItemDays();
    }

    private long movedDays(int launch, LaunchChoice choice) {
        CalendarPlan published = problem.surroundings().published();
        @Nullable
        LaunchChoice before = published == null ? null : published.launches().get(launch);
        return before == null ? 0 : Math.abs(before.day() - choice.day());
    }
}
