package org.shopkeeper.service.releases;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Manifest.Origin;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Timeline;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's releases those of the store: at start, and whenever another node records an activation. Everything here
 * runs on the release worker.
 */
@Component
class ReleaseKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseKeeper.class);

    /** How often the store is asked for new activations, in milliseconds. */
    private static final long POLL_MS = 1_000;

    private static final String PRODUCT = "shopkeeper";

    private final LiveReleases live;
    private final ReleaseLibrary library;
    private final ReleaseStore store;
    private final ReleaseCache cache;
    private final ReleaseWorker worker;
    private final Clock clock;

    /** Where the releases in force come from, and what hinders; for health. */
    private volatile ReleaseOrigin origin = new ReleaseOrigin(ReleaseOrigin.Source.NONE, "starting");

    private final CountDownLatch firstRound = new CountDownLatch(1);
    private boolean offered;

    ReleaseKeeper(
            LiveReleases live,
            ReleaseLibrary library,
            ReleaseStore store,
            ReleaseCache cache,
            ReleaseWorker worker,
            Clock clock) {
        this.live = live;
        this.library = library;
        this.store = store;
        this.cache = cache;
        this.worker = worker;
        this.clock = clock;
    }

    ReleaseOrigin origin() {
        return origin;
    }

    /** Begins at once, beside the rest of the start. */
    @PostConstruct
    void start() {
        worker.start(this::keep);
        worker.every(POLL_MS, this::keep);
    }

    /** The start is complete when the releases were looked for once; requests before that are told to wait. */
    @EventListener(ApplicationStartedEvent.class)
    void waitForTheFirstRound() throws InterruptedException {
        firstRound.await();
    }

    private void keep() {
        keepOnce();
        firstRound.countDown();
    }

    private void keepOnce() {
        try {
            sync();
            if (!offered) {
                offered = true;
                offerNewDefaults();
            }
        } catch (StoreUnavailable away) {
            startFromCache(away);
        } catch (TamperedRelease tampered) {
            say(new ReleaseOrigin(origin.source(), "refused: " + tampered.getMessage()));
        } catch (PolicyRejected rejected) {
            say(new ReleaseOrigin(origin.source(), "does not compile: " + rejected.getMessage()));
        } catch (RuntimeException | IOException e) {
            // The next round tries again; the release in force stays in force.
            LOG.error("the releases could not be brought up to date", e);
            origin = new ReleaseOrigin(origin.source(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Takes over what the store has recorded since.
     *
     * @throws StoreUnavailable if the database is away
     */
    void sync() throws IOException {
        boolean fresh = origin.source() != ReleaseOrigin.Source.DATABASE;
        var recorded = new ArrayList<>(fresh ? List.of() : live.recorded());
        var more = store.activationsAfter(recorded.size());
        if (more.isEmpty() && fresh) {
            more = List.of(firstRelease());
        }
        if (!more.isEmpty()) {
            recorded.addAll(more);
            adopt(recorded, List.of());
        }
        say(new ReleaseOrigin(ReleaseOrigin.Source.DATABASE, null));
    }

    /** Compiles what the timeline needs, the release in force first, and takes it over. */
    void adopt(List<Activation> recorded, List<Release> compiled) {
        var timeline = new Timeline(recorded);
        Activation due = timeline.at(clock.instant());
        if (due != null && compiled.stream().noneMatch(r -> r.number() == due.release())) {
            live.adopt(recorded, List.of(live.compiled(due.release())));
        } else {
            live.adopt(recorded, compiled);
        }
        if (!live.ready()) {
            return;
        }
        var rest = new ArrayList<Release>(compiled);
        for (int number : live.wanted(timeline, recorded)) {
            rest.add(live.compiled(number));
        }
        live.adopt(recorded, rest);
        var manifests = new ArrayList<Manifest>();
        for (Release release : live.kept()) {
            Manifest manifest = library.manifest(release.number());
            if (manifest != null) {
                manifests.add(manifest);
            }
        }
        try {
            cache.write(recorded, manifests, live.kept());
        } catch (IOException e) {
            LOG.warn(
                    "the local release cache could not be written; a start without the database would use an older one",
                    e);
        }
    }

    /** The policies that the product ships become release 1, once. */
    private Activation firstRelease() throws IOException {
        Manifest manifest = store.manifest(1);
        if (manifest == null) {
            List<PolicySource> sources = DefaultPolicies.read();
            var entries = new TreeMap<String, Manifest.Entry>();
            for (PolicySource source : sources) {
                entries.put(source.path(), new Manifest.Entry(source.hash(), 1));
            }
            manifest = new Manifest(
                    1, clock.instant(), PRODUCT, "the policies of the product", Origin.PRODUCT, null, entries);
            library.compile(manifest, sources);
            store.addPolicies(sources);
            entries.forEach((path, entry) -> store.version(path, entry.hash(), 1));
            store.remember(sources);
            store.addManifest(manifest);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var activation = new Activation(1, now, now, PRODUCT, "first start");
        if (!store.addActivation(1, activation)) {
            return store.activationsAfter(0).get(0);
        }
        return activation;
    }

    /** A newer product's changed policies become a release that waits for somebody to activate it. */
    private void offerNewDefaults() throws IOException {
        new ProductUpdate(store, library)
                .offer(live.live(), store.last(highestKnown()), DefaultPolicies.read(), clock.instant());
    }

    /** Highest number of a release that was ever activated. */
    int highestKnown() {
        return live.recorded().stream().mapToInt(Activation::release).max().orElse(0);
    }

    private void startFromCache(StoreUnavailable away) {
        if (live.ready()) {
            say(new ReleaseOrigin(origin.source(), away.getMessage()));
            return;
        }
        try {
            ReleaseCache.Cached cached = cache.read();
            if (cached == null) {
                say(new ReleaseOrigin(ReleaseOrigin.Source.NONE, away.getMessage() + "; and nothing is cached"));
                return;
            }
            cached.manifests().forEach(library::remember);
            Activation due = new Timeline(cached.activations()).at(clock.instant());
            if (due != null) {
                live.adopt(cached.activations(), List.of(live.compiled(due.release())));
                say(new ReleaseOrigin(ReleaseOrigin.Source.CACHE, away.getMessage()));
            }
        } catch (TamperedRelease tampered) {
            say(new ReleaseOrigin(ReleaseOrigin.Source.NONE, "cache refused: " + tampered.getMessage()));
        }
    }

    private void say(ReleaseOrigin now) {
        if (now.equals(origin)) {
            return;
        }
        origin = now;
        String trouble = now.trouble();
        if (trouble != null) {
            LOG.warn("releases from {}: {}", now.source(), trouble);
        } else {
            Release release = live.ready() ? live.live() : null;
            if (release != null) {
                LOG.info(
                        "release {} is in force: {} decisions",
                        release.number(),
                        release.deciders().size());
            }
        }
    }
}
