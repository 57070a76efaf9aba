package org.shopkeeper.service.replenish;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.shopkeeper.service.jobs.JobFailed;

/** The days whose sales count, both ends counted. */
record Window(LocalDate from, LocalDate to) {

    private static final int WEEK = 7;

    Window {
        if (from.plusDays(2 * WEEK - 1).isAfter(to)) {
            throw new JobFailed(
                    "WINDOW_TOO_SHORT",
                    "至少需要 14 天的销售,现为 " + from + " 至 " + to,
                    "At least 14 days of sales are needed; these are " + from + " to " + to + ".");
        }
    }

    /** Calendar days. */
    int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whole weeks, counted back from the last day; days before the first whole week are in none. */
    int weeks() {
        return days() / WEEK;
    }

    /** 0 for the first whole week; below 0 for a day before it. */
    int weekOf(LocalDate day) {
        long back = ChronoUnit.DAYS.between(day, to) / WEEK;
        return weeks() - 1 - (int) back;
    }
}
