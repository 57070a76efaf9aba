package org.shopkeeper.service.releases;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.shopkeeper.decisions.dmn.kie.KieDmnCompiler;
import org.shopkeeper.decisions.release.ReleaseBuilder;
import org.shopkeeper.rules.DrlCompiler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a release in force at start. */
@Component
class ReleaseLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseLoader.class);

    private final LiveReleases releases;
    private final Clock clock;

    ReleaseLoader(LiveReleases releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() throws IOException {
        var builder = new ReleaseBuilder(List.of(new KieDmnCompiler(), new DrlCompiler()), List.of());
        var release = builder.build(1, clock.instant(), "shopkeeper", "default policies", DefaultPolicies.read(), null);
        releases.activate(release);
        LOG.info("release 1 is in force: {} decisions", release.deciders().size());
    }
}
