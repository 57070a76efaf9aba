package org.shopkeeper.service.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.input.CheckedInput;
import org.shopkeeper.decisions.input.InputCheck;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.json.JsonBody;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.shopkeeper.service.releases.LiveReleases;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    /**
     * The catalogue of the release in force.
     *
     * @param area only this business area
     * @param spec only this number of the specification, e.g. {@code M5.22}
     * @param q only decisions whose id, number, titles or names hold these words, in Chinese or English
     */
    @GetMapping
    List<CatalogueEntry> catalogue(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String spec,
            @RequestParam(required = false) @Nullable String q) {
        Release release = releases.live();
        return release.deciders().values().stream()
                .map(d -> CatalogueEntry.of(d, release))
                .filter(e -> area == null || area.equals(e.area()))
                .filter(e -> spec == null || spec.equalsIgnoreCase(e.spec()))
                .filter(e -> q == null || Stream.of(q.strip().split("\\s+")).allMatch(word -> mentions(e, word)))
                .sorted(Comparator.comparing(CatalogueEntry::id))
                .toList();
    }

    private static boolean mentions(CatalogueEntry entry, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        var texts = new ArrayList<@Nullable String>(
                List.of(entry.id(), entry.title().zh(), entry.title().en()));
        texts.add(entry.spec());
        Stream.concat(entry.inputs().stream(), entry.outputs().stream()).forEach(field -> {
            texts.add(field.name());
            texts.add(
                    field.title() == null
                            ? null
                            : field.title().zh() + " " + field.title().en());
        });
        return texts.stream()
                .anyMatch(t -> t != null && t.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** One entry of the catalogue, with the rows of its table where it is one. */
    @GetMapping("/{area}/{name}")
    DecisionPage page(@PathVariable String area, @PathVariable String name) {
        Release release = releases.live();
        return DecisionPage.of(Decide.decider(release, area + "/" + name), release);
    }

    /** Asks one decision. */
    @PostMapping(path = "/{area}/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer ask(@PathVariable String area, @PathVariable String name, @RequestBody JsonBody body) {
        String id = area + "/" + name;
        Question question = Question.read(body);
        Map<String, @Nullable Object> input = question.input();
        if (input == null || !question.mistakes().isEmpty()) {
            throw refused(Decide.decider(releases.live(), id), question);
        }
        Release release = decide.release(question.release(), question.asOf());
        return decide.ask(release, id, input, question.trace(), question.businessKey());
    }

    /** A question with mistakes of its own: those of its input are told in the same answer. */
    private static ProblemException refused(Decider decider, Question question) {
        var errors = new ArrayList<Object>(question.mistakes());
        Map<String, @Nullable Object> input = question.input();
        if (input != null
                && InputCheck.check(decider.signature(), input, "#/input") instanceof CheckedInput.Refused refused) {
            errors.addAll(refused.problems());
        }
        return new ProblemException(ProblemType.INVALID_INPUT, errors.size() + " value(s) cannot be taken.")
                .with("errors", errors);
    }
}
