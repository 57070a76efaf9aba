package org.shopkeeper.service.replenish;

import java.net.URI;
import java.security.Principal;
import org.shopkeeper.service.jobs.Job;
import org.shopkeeper.service.jobs.JobStatus;
import org.shopkeeper.service.jobs.Jobs;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/replenishments}: a run over every SKU, as a job whose files are the proposals. */
@RestController
class ReplenishmentController {

    private final Jobs jobs;
    private final Replenishment replenishment;

    ReplenishmentController(Jobs jobs, Replenishment replenishment) {
        this.jobs = jobs;
        this.replenishment = replenishment;
    }

    @PostMapping("/v1/replenishments")
    ResponseEntity<JobStatus> replenish(
            @RequestBody(required = false) @org.jspecify.annotations.Nullable ReplenishmentRequest body,
            Principal caller) {
        ReplenishmentRequest request = body == null ? new ReplenishmentRequest(null, null, null, null, null) : body;
        Defaults.with(request.defaults());
        if (request.budget() != null && request.budget().signum() < 0) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The budget cannot be below 0.");
        }
        if (request.from() != null && request.to() != null && request.from().isAfter(request.to())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The window ends before it begins.");
        }
        Job job = jobs.prepare("REPLENISHMENT", caller.getName());
        JobStatus status = jobs.submit(job, running -> replenishment.run(running, request));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/jobs/" + job.id()))
                .body(status);
    }
}
