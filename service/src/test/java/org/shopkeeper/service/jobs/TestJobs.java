package org.shopkeeper.service.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import org.shopkeeper.service.ShopkeeperSettings;

/** Gives tests of other features a job to run in. */
public final class TestJobs {

    private final Jobs jobs;

    public TestJobs(ShopkeeperSettings settings, ObjectMapper json, Clock clock) throws IOException {
        this.jobs = new Jobs(settings, json, clock);
    }

    public Job prepared() {
        return jobs.prepare("TEST", "test");
    }
}
