package org.shopkeeper.service.releases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.service.ShopkeeperSettings;
import org.shopkeeper.service.store.Database;
import org.shopkeeper.service.store.TestDatabase;

/** The releases of one node over a real database, without the rest of the service. */
final class ReleaseNode implements AutoCloseable {

    static final String ROUTING = "service/complaintRouting";

    final LiveReleases live;
    final ReleaseKeeper keeper;
    final Publishing publishing;
    private final ReleaseWorker worker = new ReleaseWorker();
    private final Database database;

    /** @param uri null: the embedded database under {@code home} */
    ReleaseNode(Path home, @Nullable String uri, Clock clock) throws IOException, InterruptedException {
        var settings = new ShopkeeperSettings(home, uri);
        var json = new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        database = TestDatabase.open(settings);
        var store = new ReleaseStore(database);
        var cache = new ReleaseCache(settings, json);
        var library = new ReleaseLibrary(store, cache, new ReleaseConfig().releaseBuilder(clock));
        live = new LiveReleases(clock, library, worker);
        keeper = new ReleaseKeeper(live, library, store, cache, worker, clock);
        publishing = new Publishing(live, library, store, keeper, worker, clock);
        keeper.start();
        keeper.waitForTheFirstRound();
    }

    /** The routing policy with another text, which says nothing else. */
    Manifest publishRouting(String remark, @Nullable Instant effectiveFrom) {
        var policy = live.live().policies().get(ROUTING);
        if (policy == null) {
            throw new IllegalStateException("the product ships " + ROUTING);
        }
        String text = policy.source().text().replaceFirst("(?s)<!--.*?-->\\s*$", "") + "<!-- " + remark + " -->";
        return publishing.publish(new Publication(
                "analyst",
                remark,
                List.of(new PolicySource(policy.source().path(), text)),
                Set.of(),
                null,
                effectiveFrom,
                false));
    }

    @Override
    public void close() {
        worker.stop();
        TestDatabase.close(database);
    }
}
