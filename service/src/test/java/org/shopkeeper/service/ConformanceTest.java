package org.shopkeeper.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shopkeeper.conformance.Access;
import org.shopkeeper.conformance.DomainFacts;
import org.shopkeeper.conformance.Scenarios;
import org.shopkeeper.conformance.ServiceClient;
import org.shopkeeper.conformance.Suite;
import org.shopkeeper.conformance.Verdict;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service as it ships, held against what the business expects of it, over REST. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@NullUnmarked
class ConformanceTest {

    @TempDir
    static Path home;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void atHome(DynamicPropertyRegistry settings) {
        settings.add("shopkeeper.home", () -> home.toString());
    }

    @Test
    void everyScenarioComesOutAsTheBusinessExpects() throws Exception {
        assertAllPassed(Scenarios.run(service(), Path.of("../test-scenarios/src/main/resources")));
    }

    @Test
    void everyRuleWitnessOfTheDefaultTablesIsDecidedByItsRule() throws Exception {
        Path facts = OutsideData.find("domain/rule_examples.jsonl");
        assumeTrue(facts != null, "skipped: ../shared/domain/rule_examples.jsonl is not there");

        assertAllPassed(DomainFacts.run(service(), facts));
    }

    private ServiceClient service() throws Exception {
        return new ServiceClient(Access.of("http://127.0.0.1:" + port, null, home, "analyst"));
    }

    private static void assertAllPassed(Suite.Result result) {
        assertThat(result.verdicts()).isNotEmpty();
        assertThat(result.verdicts().stream().filter(v -> !v.passed()).map(Verdict::toString))
                .isEmpty();
    }
}
