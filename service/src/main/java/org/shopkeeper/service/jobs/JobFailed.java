package org.shopkeeper.service.jobs;

import org.shopkeeper.decisions.Text;

/** Thrown by a job that cannot go on for a reason that its user can understand and mend. */
public final class JobFailed extends RuntimeException {

    private final JobStatus.Problem problem;

    public JobFailed(String code, String zh, String en) {
        super(en);
        this.problem = new JobStatus.Problem(code, new Text(zh, en));
    }

    JobStatus.Problem problem() {
        return problem;
    }
}
