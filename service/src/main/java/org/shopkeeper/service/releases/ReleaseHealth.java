package org.shopkeeper.service.releases;

import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Release;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when a release is in force, which means: all of its decisions are compiled. Part of readiness. */
@Component("release")
class ReleaseHealth implements HealthIndicator {

    private final LiveReleases live;
    private final ReleaseKeeper keeper;

    ReleaseHealth(LiveReleases live, ReleaseKeeper keeper) {
        this.live = live;
        this.keeper = keeper;
    }

    @Override
    public Health health() {
        ReleaseOrigin origin = keeper.origin();
        Health.Builder health = live.ready() ? Health.up() : Health.outOfService();
        health.withDetail("from", origin.source());
        @Nullable String trouble = origin.trouble();
        if (trouble != null) {
            health.withDetail("trouble", trouble);
        }
        if (live.ready()) {
            Release release = live.live();
            health.withDetail("release", release.number())
                    .withDetail("decisions", release.deciders().size());
        }
        return health.build();
    }
}
