package org.shopkeeper.service.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.shopkeeper.service.releases.LiveReleases;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/decisions}: the catalogue, and one question. */
@RestController
@RequestMapping("/v1/decisions")
class DecisionsController {

    private final LiveReleases releases;
    private final Decide decide;

    DecisionsController(LiveReleases releases, Decide decide) {
        this.releases = releases;
        this.decide = decide;
    }

    @GetMapping
    List<CatalogueEntry> catalogue() {
        Release release = releases.live();
        return release.deciders().values().stream()
                .map(d -> CatalogueEntry.of(d, release))
                .sorted(Comparator.comparing(CatalogueEntry::id))
                .toList();
    }

    @PostMapping("/{area}/{name}")
    Answer ask(@PathVariable String area, @PathVariable String name, @RequestBody Question question) {
        Map<String, ?> input = question.input();
        if (input == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body needs an \"input\" object.");
        }
        Integer number = question.release();
        Release release = number == null ? releases.live() : releases.numbered(number);
        return decide.ask(release, area + "/" + name, input, Boolean.TRUE.equals(question.trace()));
    }
}
