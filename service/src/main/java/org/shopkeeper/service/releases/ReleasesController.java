package org.shopkeeper.service.releases;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/releases}: what was, is and will be in force; publish several policies at once; go back, or forward. */
@RestController
@RequestMapping("/v1/releases")
class ReleasesController {

    private static final int MOST_LISTED = 200;

    private final LiveReleases live;
    private final ReleaseLibrary library;
    private final ReleaseStore store;
    private final ReleaseKeeper keeper;
    private final Publishing publishing;
    private final Clock clock;

    ReleasesController(
            LiveReleases live,
            ReleaseLibrary library,
            ReleaseStore store,
            ReleaseKeeper keeper,
            Publishing publishing,
            Clock clock) {
        this.live = live;
        this.library = library;
        this.store = store;
        this.keeper = keeper;
        this.publishing = publishing;
        this.clock = clock;
    }

    /**
     * @param policies new or changed texts
     * @param remove ids of policies to leave out
     * @param effectiveFrom absent: at once
     */
    record PublishRequest(
            @Nullable List<PolicyText> policies,
            @Nullable List<String> remove,
            @Nullable String note,
            @Nullable Instant effectiveFrom,
            @Nullable Boolean allowSignatureChange) {}

    /** @param path {@code area/name.dmn} */
    record PolicyText(@Nullable String path, @Nullable String text) {}

    record ActivateRequest(@Nullable String reason, @Nullable Instant effectiveFrom) {}

    /** Newest first; {@code before} is the number above which the last page ended. */
    @GetMapping
    Map<String, Object> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable Integer before) {
        int newest = before != null ? before - 1 : store.last(keeper.highestKnown());
        int count = Math.max(1, Math.min(limit, MOST_LISTED));
        var found = new ArrayList<ReleaseView>();
        int number = newest;
        for (; number >= 1 && found.size() < count; number--) {
            Manifest manifest = library.manifest(number);
            if (manifest != null) {
                found.add(view(manifest, false));
            }
        }
        var page = new LinkedHashMap<String, Object>();
        page.put("releases", found);
        if (number >= 1) {
            page.put("nextBefore", number + 1);
        }
        return page;
    }

    @GetMapping("/current")
    ReleaseView current() {
        return numbered(live.live().number());
    }

    @GetMapping("/{number}")
    ReleaseView numbered(@PathVariable int number) {
        return view(known(number), true);
    }

    @PostMapping
    ResponseEntity<ReleaseView> publish(@RequestBody PublishRequest request, Principal who) {
        var sources = new ArrayList<PolicySource>();
        List<PolicyText> policies = Objects.requireNonNullElse(request.policies(), List.of());
        for (int i = 0; i < policies.size(); i++) {
            sources.add(
                    PolicyPath.source(policies.get(i).path(), policies.get(i).text(), "#/policies/" + i));
        }
        List<String> remove = Objects.requireNonNullElse(request.remove(), List.of());
        if (sources.isEmpty() && remove.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Give policies to change or to remove.");
        }
        Manifest manifest = publishing.publish(new Publication(
                who.getName(),
                note(request.note()),
                sources,
                new HashSet<>(remove),
                null,
                request.effectiveFrom(),
                Boolean.TRUE.equals(request.allowSignatureChange())));
        return created(manifest);
    }

    @PostMapping("/{number}/activate")
    ReleaseView activate(
            @PathVariable int number, @RequestBody(required = false) @Nullable ActivateRequest request, Principal who) {
        String reason = request == null ? null : request.reason();
        Instant from = request == null ? null : request.effectiveFrom();
        publishing.activate(number, who.getName(), note(reason), from);
        return view(known(number), true);
    }

    ResponseEntity<ReleaseView> created(Manifest manifest) {
        return ResponseEntity.created(URI.create("/v1/releases/" + manifest.number()))
                .body(view(manifest, true));
    }

    static String note(@Nullable String note) {
        return note == null ? "" : note.strip();
    }

    private Manifest known(int number) {
        Manifest manifest = library.manifest(number);
        if (manifest == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RELEASE, "There is no release " + number + ".");
        }
        return manifest;
    }

    private ReleaseView view(Manifest manifest, boolean whole) {
        Instant now = clock.instant();
        Integer base = manifest.basedOn();
        List<Activation> recorded = live.recorded();
        List<String> warnings = null;
        if (whole && live.ready() && manifest.number() == live.live().number()) {
            // A release that was scheduled earlier does not have what was published since.
            warnings = recorded.stream()
                    .filter(a -> a.effectiveFrom().isAfter(now) && a.release() != manifest.number())
                    .filter(a -> !isBasedOn(a.release(), manifest.number()))
                    .map(a -> "Release " + a.release() + ", scheduled for " + a.effectiveFrom()
                            + ", does not have the changes of this one and will undo them.")
                    .toList();
        }
        return ReleaseView.of(
                manifest,
                base == null ? null : library.manifest(base),
                recorded,
                live.timeline().at(now),
                now,
                whole,
                warnings == null || warnings.isEmpty() ? null : warnings);
    }

    private boolean isBasedOn(int number, int ancestor) {
        for (Integer n = number; n != null && n >= ancestor; ) {
            if (n == ancestor) {
                return true;
            }
            Manifest manifest = library.manifest(n);
            n = manifest == null ? null : manifest.basedOn();
        }
        return false;
    }
}
