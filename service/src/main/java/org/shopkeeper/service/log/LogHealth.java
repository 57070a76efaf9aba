package org.shopkeeper.service.log;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up while decisions can be recorded; tells what hinders the journal or the shipping. */
@Component("journal")
class LogHealth implements HealthIndicator {

    private final DecisionLog log;
    private final Shipper shipper;

    LogHealth(DecisionLog log, Shipper shipper) {
        this.log = log;
        this.shipper = shipper;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("records", log.journal().written().seq())
                .withDetail("shippedUpTo", shipper.position().seq() - 1);
        String journal = log.journal().trouble();
        if (journal != null) {
            health.withDetail("journal", journal);
        }
        String shipping = shipper.trouble();
        if (shipping != null) {
            health.withDetail("shipping", shipping);
        }
        return health.build();
    }
}
