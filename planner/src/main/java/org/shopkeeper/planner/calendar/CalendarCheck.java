package org.shopkeeper.planner.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/** Checks a calendar's data before anything is planned; tells all that is wrong at once, in the planner's words. */
public final class CalendarCheck {

    /** Longer calendars are a mistake of units. */
    private static final int LONGEST_DAYS = 3_660;

    private final LaunchCalendarProblem problem;
    private final List<CalendarFinding> findings = new ArrayList<>();

    private CalendarCheck(LaunchCalendarProblem problem) {
        this.problem = problem;
    }

    /** All findings; where none is blocking, the calendar can be planned. */
    public static List<CalendarFinding> check(LaunchCalendarProblem problem) {
        CalendarCheck check = new CalendarCheck(problem);
        check.horizon();
        check.ids("skus", problem.skus(), Sku::id);
        check.ids("launches", problem.launches(), Launch::id);
        check.ids("promos", problem.promos(), Promo::id);
        check.events();
        check.skus();
        check.launches();
        check.promos();
        check.capacities();
        if (check.findings.stream().noneMatch(CalendarFinding::blocking)) {
            check.hopeless();
        }
        return List.copyOf(check.findings);
    }

    private void refuse(boolean wrong, String path, String zh, String en) {
        if (wrong) {
            findings.add(new CalendarFinding(path, true, new Text(zh, en)));
        }
    }

    private boolean isDay(int day) {
        return day >= 0 && day < problem.horizonDays();
    }

    private void horizon() {
        int days = problem.horizonDays();
        refuse(
                days < 1 || days > LONGEST_DAYS,
                "horizonDays",
                "日历长度（%d 天）须在 1 到 %d 天之间。".formatted(days, LONGEST_DAYS),
                "The calendar's length (%d days) must lie between 1 and %d.".formatted(days, LONGEST_DAYS));
        for (int category = 0; category < problem.seasonalityPermille().size(); category++) {
            refuse(
                    problem.seasonalityPermille().get(category).size() < problem.months(),
                    "seasonalityPermille/" + category,
                    "季节系数须覆盖每个月。",
                    "Seasonality must cover every month.");
        }
    }

    private <T> void ids(String list, List<T> items, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String name = id.apply(items.get(i));
            refuse(
                    !seen.add(name),
                    list + "/" + i + "/id",
                    "编号（%s）重复。".formatted(name),
                    "The id (%s) occurs twice.".formatted(name));
        }
    }

    private void events() {
        for (int i = 0; i < problem.events().size(); i++) {
            FestivalEvent event = problem.events().get(i);
            String at = "events/" + i + "/";
            refuse(
                    event.end() < event.start(),
                    at + "end",
                    "活动（%s）结束早于开始。".formatted(event.id()),
                    "The event (%s) ends before it starts.".formatted(event.id()));
            refuse(
                    event.slots() < 0,
                    at + "slots",
                    "活动（%s）名额为负。".formatted(event.id()),
                    "The event (%s) has a negative number of slots.".formatted(event.id()));
        }
    }

    private void skus() {
        for (int i = 0; i < problem.skus().size(); i++) {
            Sku sku = problem.skus().get(i);
            String at = "skus/" + i + "/";
            refuse(
                    sku.category() < 0
                            || sku.category() >= problem.seasonalityPermille().size(),
                    at + "category",
                    "商品（%s）的类目不存在。".formatted(sku.id()),
                    "The category of SKU (%s) does not exist.".formatted(sku.id()));
            refuse(
                    sku.cluster() < 0,
                    at + "cluster",
                    "商品（%s）的相似组为负。".formatted(sku.id()),
                    "The cluster of SKU (%s) is negative.".formatted(sku.id()));
            refuse(
                    sku.priceFen() <= 0 || sku.costFen() < 0,
                    at + "priceFen",
                    "商品（%s）的价格须为正，成本不得为负。".formatted(sku.id()),
                    "The price of SKU (%s) must be positive and its cost not negative.".formatted(sku.id()));
            refuse(
                    sku.baselineMilliPerDay() < 0 || sku.promotionPoolMilli() < 0,
                    at + "baselineMilliPerDay",
                    "商品（%s）的销量与库存不得为负。".formatted(sku.id()),
                    "Sales and stock of SKU (%s) must not be negative.".formatted(sku.id()));
            for (int k = 0; k < sku.arrivals().size(); k++) {
                refuse(
                        sku.arrivals().get(k).quantityMilli() < 0,
                        at + "arrivals/" + k + "/quantityMilli",
                        "商品（%s）的到货数量为负。".formatted(sku.id()),
                        "An arrival of SKU (%s) has a negative quantity.".formatted(sku.id()));
            }
        }
    }

    private void launches() {
        for (int i = 0; i < problem.launches().size(); i++) {
            Launch launch = problem.launches().get(i);
            String at = "launches/" + i + "/";
            refuse(
                    launch.category() < 0
                            || launch.category()
                                    >= problem.seasonalityPermille().size(),
                    at + "category",
                    "上新（%s）的类目不存在。".formatted(launch.id()),
                    "The category of launch (%s) does not exist.".formatted(launch.id()));
            refuse(
                    launch.prepareDays() < 0 || launch.testDays() < 0 || launch.creativeLoad() < 0,
                    at + "prepareDays",
                    "上新（%s）的工期与人力不得为负。".formatted(launch.id()),
                    "Durations and load of launch (%s) must not be negative.".formatted(launch.id()));
            refuse(
                    launch.earliest() > launch.latest(),
                    at + "latest",
                    "上新（%s）的最晚日早于最早日。".formatted(launch.id()),
                    "The latest day of launch (%s) lies before its earliest.".formatted(launch.id()));
            refuse(
                    launch.priority() < 1 || launch.priority() > 5,
                    at + "priority",
                    "上新（%s）的优先级须为 1 到 5。".formatted(launch.id()),
                    "The priority of launch (%s) must be 1 to 5.".formatted(launch.id()));
            refuse(
                    unknown(launch.sku(), problem.skus().size()),
                    at + "sku",
                    "上新（%s）的商品不存在。".formatted(launch.id()),
                    "The SKU of launch (%s) does not exist.".formatted(launch.id()));
            LaunchChoice pinned = launch.pinned();
            refuse(
                    pinned != null
                            && (!isDay(pinned.day())
                                    || unknown(
                                            pinned.team(), problem.capacities().teams())),
                    at + "pinned",
                    "上新（%s）锁定在日历之外。".formatted(launch.id()),
                    "The launch (%s) is pinned outside the calendar.".formatted(launch.id()));
        }
    }

    private static boolean unknown(@Nullable Integer index, int size) {
        return index != null && (index < 0 || index >= size);
    }

    private void promos() {
        for (int i = 0; i < problem.promos().size(); i++) {
            Promo promo = problem.promos().get(i);
            String at = "promos/" + i + "/";
            refuse(
                    unknown(promo.sku(), problem.skus().size()),
                    at + "sku",
                    "促销（%s）的商品不存在。".formatted(promo.id()),
                    "The SKU of promotion (%s) does not exist.".formatted(promo.id()));
            refuse(
                    unknown(promo.event(), problem.events().size()),
                    at + "event",
                    "促销（%s）的活动不存在。".formatted(promo.id()),
                    "The event of promotion (%s) does not exist.".formatted(promo.id()));
            refuse(
                    promo.earliest() > promo.latest(),
                    at + "latest",
                    "促销（%s）的最晚日早于最早日。".formatted(promo.id()),
                    "The latest day of promotion (%s) lies before its earliest.".formatted(promo.id()));
            for (int k = 0; k < promo.options().size(); k++) {
                option(promo, promo.options().get(k), at + "options/" + k + "/");
            }
            PromoChoice pinned = promo.pinned();
            refuse(
                    pinned != null
                            && (unknown(pinned.option(), promo.options().size())
                                    || !isDay(pinned.start())
                                    || !isDay(pinned.start()
                                            + promo.options()
                                                    .get(pinned.option())
                                                    .durationDays()
                                            - 1)),
                    at + "pinned",
                    "促销（%s）锁定在日历之外。".formatted(promo.id()),
                    "The promotion (%s) is pinned outside the calendar.".formatted(promo.id()));
        }
    }

    private void option(Promo promo, PromoOption option, String at) {
        refuse(
                option.depthPermille() < 0 || option.depthPermille() >= 1000,
                at + "depthPermille",
                "促销（%s）的折扣须在 0 到 100%% 之间。".formatted(promo.id()),
                "The discount of promotion (%s) must lie between 0 and 100 %%.".formatted(promo.id()));
        refuse(
                option.durationDays() < 1,
                at + "durationDays",
                "促销（%s）至少一天。".formatted(promo.id()),
                "The promotion (%s) must last a day at least.".formatted(promo.id()));
        refuse(
                unknown(option.channel(), problem.capacities().channels()),
                at + "channel",
                "促销（%s）的渠道不存在。".formatted(promo.id()),
                "The channel of promotion (%s) does not exist.".formatted(promo.id()));
        refuse(
                option.fixedCostFen() < 0 || option.upliftPermille() < 0,
                at + "fixedCostFen",
                "促销（%s）的费用与增量不得为负。".formatted(promo.id()),
                "Cost and uplift of promotion (%s) must not be negative.".formatted(promo.id()));
    }

    private void capacities() {
        Capacities capacities = problem.capacities();
        amounts("budgetPerMonthFen", capacities.budgetPerMonthFen(), problem.months());
        for (int channel = 0; channel < capacities.channels(); channel++) {
            amounts(
                    "channelBudgetPerMonthFen/" + channel,
                    capacities.channelBudgetPerMonthFen().get(channel),
                    problem.months());
        }
        amounts("warehouseMilliPerDay", capacities.warehouseMilliPerDay(), problem.horizonDays());
        amounts("contactsMilliPerDay", capacities.contactsMilliPerDay(), problem.horizonDays());
        refuse(
                capacities.teams() == 0,
                "capacities/creativePerDay",
                "至少需要一个创意团队。",
                "There must be one creative team at least.");
        for (int team = 0; team < capacities.teams(); team++) {
            amounts("creativePerDay/" + team, capacities.creativePerDay().get(team), problem.horizonDays());
        }
    }

    private void amounts(String list, List<? extends Number> values, int wanted) {
        String at = "capacities/" + list;
        refuse(
                values.size() != wanted,
                at,
                "须有 %d 个数，现有 %d 个。".formatted(wanted, values.size()),
                "There must be %d numbers, and there are %d.".formatted(wanted, values.size()));
        for (int i = 0; i < values.size(); i++) {
            refuse(
                    values.get(i).longValue() < 0,
                    at + "/" + i,
                    "数值（%s）不得为负。".formatted(values.get(i)),
                    "The amount (%s) must not be negative.".formatted(values.get(i)));
        }
    }

    /** Items that no plan can contain: the data may be right, but the planner should know before the search begins. */
    private void hopeless() {
        SlotTable table = SlotTable.of(problem);
        for (int i = 0; i < problem.launches().size(); i++) {
            Launch launch = problem.launches().get(i);
            if (table.launch(i).isEmpty()) {
                int first = Math.max(launch.sellableFrom(), launch.prepareDays() + launch.testDays());
                findings.add(new CalendarFinding(
                        "launches/" + i,
                        false,
                        new Text(
                                "上新（%s）无法安排：到货与准备使其最早在第 %d 天上线，而最晚为第 %d 天。"
                                        .formatted(launch.id(), first, launch.latest()),
                                "The launch (%s) cannot take place: stock and preparation allow day %d at the earliest, and its latest day is %d."
                                        .formatted(launch.id(), first, launch.latest()))));
            }
        }
        for (int i = 0; i < problem.promos().size(); i++) {
            if (table.promo(i).isEmpty()) {
                String id = problem.promos().get(i).id();
                findings.add(new CalendarFinding(
                        "promos/" + i,
                        false,
                        new Text(
                                "促销（%s）没有可用档期：毛利底线、报名条件或日期不允许。".formatted(id),
                                "The promotion (%s) has no slot: margin floor, enrolment or dates forbid each of its options."
                                        .formatted(id))));
            }
        }
    }
}
