package org.shopkeeper.service.log;

import static org.springframework.http.HttpMethod.GET;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.identity.AccessRule;
import org.shopkeeper.service.identity.Role;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/decision-log}: find decisions, and check that nobody changed them. */
@RestController
@RequestMapping("/v1/decision-log")
class DecisionLogController {

    private static final int MOST = 1_000;

    private final LogSearch search;
    private final DecisionLog log;
    private final Shipper shipper;

    DecisionLogController(LogSearch search, DecisionLog log, Shipper shipper) {
        this.search = search;
        this.log = log;
        this.shipper = shipper;
    }

    @Bean
    static AccessRule readDecisionLog() {
        return AccessRule.of(GET, "/v1/decision-log/**", Role.ANALYST, Role.REVIEWER, Role.AUDITOR, Role.ADMIN);
    }

    /** @param limit records of a page, 1 to 1,000 */
    @GetMapping
    Map<String, Object> find(
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String businessKey,
            @RequestParam(required = false) @Nullable Integer release,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable UUID cursor)
            throws IOException {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "limit is between 1 and " + MOST + ".");
        }
        String before = cursor == null ? null : cursor.toString();
        LogSearch.Page page =
                search.search(new LogQuery(decision, from, to, businessKey, release, status, before), limit);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("records", page.records());
        if (page.next() != null) {
            answer.put("nextCursor", page.next());
        }
        answer.put("complete", page.complete());
        return answer;
    }

    @GetMapping("/{id}")
    JsonNode one(@PathVariable UUID id) throws IOException {
        JsonNode record = search.find(id);
        if (record == null) {
            throw new ProblemException(ProblemType.UNKNOWN_RESOURCE, "There is no decision " + id + " in the log.");
        }
        return record;
    }

    /** Reads the whole journal of this node; {@code shippedUpTo} is the last record that the database has. */
    @GetMapping("/verify")
    Map<String, Object> verify() throws IOException {
        log.journal().catchUp();
        JournalVerifier.Verdict verdict = JournalVerifier.verify(log.journal().folder());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("node", shipper.node());
        answer.put("intact", verdict.intact());
        answer.put("records", verdict.records());
        answer.put("lastSeq", verdict.lastSeq());
        answer.put("lastHash", verdict.lastHash());
        answer.put("shippedUpTo", shipper.position().seq() - 1);
        answer.put("findings", verdict.findings());
        return answer;
    }
}
