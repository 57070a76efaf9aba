package org.shopkeeper.decisions.feel;

import java.time.LocalTime;
import java.time.ZoneId;

/** A time of day in a named zone, {@code @"10:30:00@Europe/Paris"}; its offset depends on the day, so it has none. */
public record ZoneTime(LocalTime time, ZoneId zone) {

    @Override
    public String toString() {
        return Temporal.text(this);
    }
}
