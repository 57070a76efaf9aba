package org.shopkeeper.service.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.RunningService.Reply;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** An analyst publishes while a storefront asks. */
@ServiceTest
@NullUnmarked
class ReleasesTest {

    private static final String POLICY = "/v1/policies/service/complaintRouting";
    private static final String QUESTION =
            "{\"input\":{\"tier\":\"P1\",\"issueType\":\"QUALITY\",\"language\":\"zh\"},\"businessKey\":\"RELEASES\"}";
    private static final String COMPLAINT = "{\"personalInjury\":false,\"regulatorOrMedia\":false,\"sameIssue24h\":1,"
            + "\"issueType\":\"QUALITY\",\"orderAmount\":3000,\"repeatContacts\":0,\"vip\":false,\"language\":\"zh\"}";

    @Autowired
    RunningService service;

    private String text;
    private String etag;

    @BeforeEach
    void startFromTheProductsPolicies() {
        if ((int) service.get("analyst", "/v1/releases/current").member("number") != 1) {
            assertThat(service.post("analyst", "/v1/releases/1/activate", "{}").status())
                    .isEqualTo(200);
        }
        Reply policy = service.send(service.request("analyst", POLICY)
                .header("Accept", "application/xml")
                .GET()
                .build());
        text = policy.text();
        etag = policy.header("ETag");
    }

    @Test
    void aPublishedTableDecidesAtOnceAndRollbackBringsTheOldOneBack() {
        assertThat(queue()).isEqualTo("SENIOR_AFTERSALES");

        Reply published = put(changed(), etag);
        assertThat(published.status()).isEqualTo(201);
        assertThat((List<Object>) published.member("changed")).containsExactly("service/complaintRouting");
        assertThat(queue()).isEqualTo("WAR_ROOM");

        assertThat(service.post("analyst", "/v1/releases/1/activate", "{\"reason\":\"too many\"}")
                        .status())
                .isEqualTo(200);
        assertThat(queue()).isEqualTo("SENIOR_AFTERSALES");
    }

    @Test
    void everyAnswerNamesTheReleaseThatGaveItAndTheLogFindsIt() {
        int number = put(changed(), etag).member("number");

        Reply answer = ask();
        assertThat((int) answer.member("release")).isEqualTo(number);
        Reply logged = service.get("analyst", "/v1/decision-log/" + answer.member("decisionId"));
        assertThat(logged.status()).isEqualTo(200);
        assertThat((int) logged.member("release")).isEqualTo(number);
        assertThat((String) logged.member("businessKey")).isEqualTo("RELEASES");

        Reply former = service.post(
                "storefront",
                "/v1/decisions/service/complaintRouting",
                QUESTION.replace("\"businessKey\"", "\"release\":1,\"businessKey\""));
        assertThat(((Map<?, ?>) former.member("output")).get("queue")).isEqualTo("SENIOR_AFTERSALES");
    }

    @Test
    void anEditOfAnOldTextIsRefused() {
        assertThat(put(changed(), etag).status()).isEqualTo(201);

        assertThat(put(text.replace("\"P1\"", "\"P2\""), etag).status()).isEqualTo(412);
    }

    @Test
    void anEditThatDoesNotSayWhatItSawIsRefused() {
        assertThat(put(changed(), null).status()).isEqualTo(428);
    }

    @Test
    void aStorefrontMayNotPublish() {
        assertThat(service.send(service.request("storefront", POLICY)
                                .header("Content-Type", "application/xml")
                                .header("If-Match", etag)
                                .PUT(BodyPublishers.ofString(changed()))
                                .build())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTextThatDoesNotCompileIsRefusedAndNothingChanges() {
        Reply refused = put(text.replace("not(\"zh\")", "not(\"zh\""), etag);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("service/complaintRouting.dmn");
        assertThat((int) service.get("analyst", "/v1/releases/current").member("number"))
                .isEqualTo(1);
    }

    @Test
    void anInputThatIsRenamedBreaksItsCallersAndIsRefusedUnlessAllowed() {
        String renamed = text.replace("name=\"tier\"", "name=\"level\"").replace("<text>tier<", "<text>level<");

        Reply refused = put(renamed, etag);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("INPUT_REMOVED").contains("tier");

        Reply allowed = service.send(service.request("analyst", POLICY + "?allowSignatureChange=true")
                .header("Content-Type", "application/xml")
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofString(renamed))
                .build());
        assertThat(allowed.status()).isEqualTo(201);
    }

    @Test
    void theGeneratedResourceAndTheProcessFollowThePublish() {
        assertThat(processQueue()).isEqualTo("SENIOR_AFTERSALES");
        assertThat(resourceQueue()).isEqualTo("SENIOR_AFTERSALES");

        assertThat(put(changed(), etag).status()).isEqualTo(201);

        assertThat(processQueue()).isEqualTo("WAR_ROOM");
        assertThat(resourceQueue()).isEqualTo("WAR_ROOM");
    }

    @Test
    void aProcessThatGetsWrongFactsAnswersWithTheProblem() {
        Reply refused = service.post("storefront", "/complaintTriage", COMPLAINT.replace("QUALITY", "NONSENSE"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("invalid-input").contains("issueType");
    }

    @Test
    void aPublishThatIsSentTwiceWithItsKeyHappensOnce() {
        String sent = changed() + "\n<!-- sent twice -->\n";
        var body = RunningService.JSON.createObjectNode().put("note", "twice");
        body.putArray("policies")
                .addObject()
                .put("path", "service/complaintRouting.dmn")
                .put("text", sent);
        String json = body.toString();

        Reply first = postWithKey(json, "key-1");
        Reply second = postWithKey(json, "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat((int) second.member("number")).isEqualTo(first.member("number"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(postWithKey("{\"remove\":[\"service/complaintTier\"]}", "key-1")
                        .status())
                .isEqualTo(409);
    }

    private Reply postWithKey(String json, String key) {
        return service.send(service.request("analyst", "/v1/releases")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    @Test
    void theJournalOfAllThisVerifies() {
        ask();

        assertThat((boolean) service.get("auditor", "/v1/decision-log/verify").member("intact"))
                .isTrue();
        assertThat(service.get("storefront", "/v1/decision-log").status()).isEqualTo(403);
    }

    private String changed() {
        return text.replace("\"SENIOR_AFTERSALES\"", "\"WAR_ROOM\"");
    }

    private Reply put(String policy, String seen) {
        var request = service.request("analyst", POLICY + "?note=test").header("Content-Type", "application/xml");
        if (seen != null) {
            request.header("If-Match", seen);
        }
        return service.send(request.PUT(BodyPublishers.ofString(policy)).build());
    }

    private Reply ask() {
        return service.post("storefront", "/v1/decisions/service/complaintRouting", QUESTION);
    }

    private String queue() {
        return (String) ((Map<?, ?>) ask().member("output")).get("queue");
    }

    private String processQueue() {
        Reply triaged = service.post("storefront", "/complaintTriage", COMPLAINT);
        assertThat(triaged.status()).isEqualTo(201);
        return (String) ((Map<?, ?>) triaged.member("routing")).get("queue");
    }

    private String resourceQueue() {
        Reply answer = service.post(
                "storefront", "/complaintRouting", "{\"tier\":\"P1\",\"issueType\":\"QUALITY\",\"language\":\"zh\"}");
        return (String) ((Map<?, ?>) answer.member("complaintRouting")).get("queue");
    }
}
