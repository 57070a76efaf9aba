package org.shopkeeper.service.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Release.PolicyVersion;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/policies}: the policy files of the release in force; replacing one publishes the next release. */
@RestController
@RequestMapping("/v1/policies")
class PoliciesController {

    private final LiveReleases live;
    private final Publishing publishing;
    private final ReleasesController releases;

    PoliciesController(LiveReleases live, Publishing publishing, ReleasesController releases) {
        this.live = live;
        this.publishing = publishing;
        this.releases = releases;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyView(
            String id,
            String area,
            String path,
            int version,
            String hash,
            @Nullable Text title,
            int release,
            @Nullable String text) {

        static PolicyView of(PolicyVersion policy, Release release, boolean whole) {
            Decider decider = release.decider(policy.id());
            return new PolicyView(
                    policy.id(),
                    policy.id().substring(0, policy.id().indexOf('/')),
                    policy.source().path(),
                    policy.version(),
                    policy.hash(),
                    decider == null ? null : decider.signature().title(),
                    release.number(),
                    whole ? policy.source().text() : null);
        }
    }

    record PutRequest(
            @Nullable String text,
            @Nullable String note,
            @Nullable Instant effectiveFrom,
            @Nullable Boolean allowSignatureChange) {}

    @GetMapping
    List<PolicyView> list() {
        Release release = live.live();
        return release.policies().values().stream()
                .map(p -> PolicyView.of(p, release, false))
                .toList();
    }

    @GetMapping(path = "/{area}/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PolicyView> asJson(@PathVariable String area, @PathVariable String name) {
        Release release = live.live();
        PolicyVersion policy = policy(release, area + "/" + name);
        return ResponseEntity.ok().eTag(policy.hash()).body(PolicyView.of(policy, release, true));
    }

    @GetMapping(
            path = "/{area}/{name}",
            produces = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<byte[]> asText(@PathVariable String area, @PathVariable String name) {
        PolicyVersion policy = policy(live.live(), area + "/" + name);
        boolean xml = policy.source().path().endsWith(".dmn");
        return ResponseEntity.ok()
                .eTag(policy.hash())
                .contentType(xml ? MediaType.APPLICATION_XML : new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(policy.source().text().getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping(path = "/{area}/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> putJson(
            @PathVariable String area,
            @PathVariable String name,
            @RequestHeader HttpHeaders headers,
            @RequestBody PutRequest request,
            Principal who) {
        return put(area + "/" + name, headers, request, who);
    }

    /** The text as it is; the note comes as a parameter. */
    @PutMapping(
            path = "/{area}/{name}",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<?> putText(
            @PathVariable String area,
            @PathVariable String name,
            @RequestHeader HttpHeaders headers,
            @RequestBody byte[] text,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable Instant effectiveFrom,
            @RequestParam(defaultValue = "false") boolean allowSignatureChange,
            Principal who) {
        var request =
                new PutRequest(new String(text, StandardCharsets.UTF_8), note, effectiveFrom, allowSignatureChange);
        return put(area + "/" + name, headers, request, who);
    }

    private ResponseEntity<?> put(String id, HttpHeaders headers, PutRequest request, Principal who) {
        List<String> seen = headers.getIfMatch();
        boolean anew = headers.getIfNoneMatch().contains("*");
        if (seen.isEmpty() && !anew) {
            throw new ProblemException(
                    ProblemType.IF_MATCH_NEEDED,
                    "Send If-Match with the ETag of the text that you changed, or If-None-Match: * for a new policy.");
        }
        Release release = live.live();
        PolicyVersion now = release.policies().get(id);
        String path = now == null ? id + ".dmn" : now.source().path();
        String hash =
                seen.isEmpty() ? null : seen.get(0).replaceFirst("^W/", "").replace("\"", "");
        Manifest manifest = publishing.publish(new Publication(
                who.getName(),
                ReleasesController.note(request.note()),
                List.of(PolicyPath.source(path, request.text(), "#")),
                Set.of(),
                new Publication.Expected(id, hash),
                request.effectiveFrom(),
                Boolean.TRUE.equals(request.allowSignatureChange())));
        return releases.created(manifest);
    }

    private static PolicyVersion policy(Release release, String id) {
        PolicyVersion policy = release.policies().get(id);
        if (policy == null) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_RESOURCE, "Release " + release.number() + " has no policy " + id + ".");
        }
        return policy;
    }
}
