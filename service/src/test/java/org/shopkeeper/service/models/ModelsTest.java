package org.shopkeeper.service.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.RunningService.Reply;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ModelsTest {

    private static final String LIBRARY =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="library" namespace="urn:library">
              <decision id="d" name="Base"><variable name="Base" typeRef="number"/>
                <literalExpression><text>100</text></literalExpression></decision>
            </definitions>""";

    private static final String MAIN =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="trial" namespace="urn:trial">
              <import name="lib" namespace="urn:library" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
              <inputData id="i1" name="Placed At"><variable name="Placed At" typeRef="date and time"/></inputData>
              <inputData id="i2" name="days"><variable name="days"/></inputData>
              <decision id="d1" name="Due Day"><variable name="Due Day" typeRef="date"/>
                <informationRequirement><requiredInput href="#i1"/></informationRequirement>
                <literalExpression><text>date(Placed At + duration("P7D"))</text></literalExpression></decision>
              <decision id="d2" name="Sum"><variable name="Sum"/>
                <informationRequirement><requiredDecision href="urn:library#d"/></informationRequirement>
                <literalExpression><text>lib.Base + 1</text></literalExpression></decision>
              <decision id="d3" name="Gaps"><variable name="Gaps"/>
                <informationRequirement><requiredInput href="#i2"/></informationRequirement>
                <literalExpression><text>for i in 2..count(days) return days[i].on - days[i - 1].on</text></literalExpression></decision>
              <decision id="d4" name="Broken"><variable name="Broken"/>
                <literalExpression><text>"abc" + 1</text></literalExpression></decision>
              <decision id="d5" name="Endless"><variable name="Endless"/>
                <literalExpression><text>count(for i in 1..1000000000 return i)</text></literalExpression></decision>
              <decision id="d6" name="Host"><variable name="Host"/>
                <literalExpression><text>{f: function(s) external {java:{class:"java.lang.System",method signature:"getenv(java.lang.String)"}}, r: f("PATH")}.r</text></literalExpression></decision>
              <decision id="d7" name="Huge"><variable name="Huge"/>
                <literalExpression><text>10 ** 6000 * 10 ** 6000</text></literalExpression></decision>
              <decisionService id="s1" name="Service"><variable name="Service"/>
                <outputDecision href="#d1"/><inputData href="#i1"/></decisionService>
            </definitions>""";

    @Autowired
    RunningService service;

    private Reply create(String role, String main) throws IOException {
        String body = RunningService.JSON.writeValueAsString(Map.of(
                "files",
                        List.of(
                                Map.of("name", "library.dmn", "xml", LIBRARY),
                                Map.of("name", "trial.dmn", "xml", main)),
                "namespace", "urn:trial",
                "name", "trial"));
        return service.post(role, "/v1/models", body);
    }

    private JsonNode evaluate(String id, String question) throws IOException {
        Reply reply = service.post("analyst", "/v1/models/" + id + "/evaluate", question);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return RunningService.JSON.readTree(reply.text());
    }

    @Test
    void are_put_up_and_asked_with_typed_values_and_imports() throws Exception {
        Reply created = create("analyst", MAIN);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        List<String> decisions = created.member("decisions");
        assertThat(decisions).contains("Due Day", "Sum", "Gaps");
        List<String> services = created.member("services");
        assertThat(services).containsExactly("Service");
        String id = created.member("id");
        String at = "{\"Placed At\":{\"@type\":\"date and time\",\"value\":\"2026-11-11T09:30:00@Asia/Shanghai\"}}";
        assertThat(evaluate(id, "{\"decision\":\"Due Day\",\"inputs\":" + at + "}")
                        .toString())
                .isEqualTo("{\"result\":\"2026-11-18\",\"messages\":[]}");
        assertThat(evaluate(id, "{\"service\":\"Service\",\"inputs\":" + at + "}")
                        .get("result")
                        .asText())
                .isEqualTo("2026-11-18");
        assertThat(evaluate(id, "{\"decision\":\"Sum\"}").get("result").decimalValue())
                .isEqualByComparingTo("101");
        assertThat(evaluate(
                                id,
                                """
                {"decision":"Gaps","inputs":{"days":[{"on":{"@type":"date","value":"2026-11-11"}},
                {"on":{"@type":"date","value":"2026-11-13"}}]}}""")
                        .get("result")
                        .toString())
                .isEqualTo("[\"P2D\"]");
    }

    @Test
    void say_why_a_result_is_null() throws Exception {
        String id = create("rule-engineer", MAIN).member("id");
        assertThat(service.post("analyst", "/v1/models/" + id + "/evaluate", "{\"decision\":\"Sum\"}")
                        .status())
                .as("another identity's model")
                .isEqualTo(404);
        String own = create("analyst", MAIN).member("id");
        for (String decision : List.of("Broken", "Endless", "Host", "Due Day")) {
            JsonNode answer = evaluate(own, "{\"decision\":\"" + decision + "\"}");
            assertThat(answer.get("result").isNull()).as(decision).isTrue();
            if (!decision.equals("Due Day")) {
                assertThat(answer.get("messages")).as(decision).isNotEmpty();
            }
        }
        assertThat(evaluate(own, "{\"decision\":\"Huge\"}").get("messages")).isNotEmpty();
    }

    @Test
    void are_refused_with_every_mistake() throws Exception {
        Reply wrong = service.post("analyst", "/v1/models", "{\"files\":[{\"name\":1,\"xml\":2},7],\"extra\":1}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("#/files/0/name", "#/files/0/xml", "#/files/1", "#/extra");
        Reply hostile = create("analyst", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
        assertThat(hostile.status()).isEqualTo(422);
        assertThat(hostile.json()).containsEntry("type", "urn:shopkeeper:problem:policy-rejected");
        assertThat(hostile.text()).contains("#/files/1/xml", "DOCTYPE_REFUSED").doesNotContain("root:");
        String id = create("analyst", MAIN).member("id");
        Reply question = service.post(
                "analyst",
                "/v1/models/" + id + "/evaluate",
                "{\"decision\":\"Sum\",\"service\":\"Service\",\"inputs\":{\"a\":[{\"@type\":\"date\",\"value\":\"soon\"}]},\"x\":1}");
        assertThat(question.status()).isEqualTo(400);
        assertThat(question.text()).contains("\"#/inputs/a/0\"", "\"#/x\"", "\"#\"");
        assertThat(service.post("analyst", "/v1/models/" + id + "/evaluate", "{\"decision\":\"Nothing\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void are_for_those_who_write_policies() throws Exception {
        assertThat(create("storefront", MAIN).status()).isEqualTo(403);
        assertThat(create("admin", MAIN).status()).isEqualTo(201);
    }

    @Test
    void go_when_dropped_and_when_too_many_come() throws Exception {
        String first = create("admin", MAIN).member("id");
        var drop = service.request("admin", "/v1/models/" + first).DELETE().build();
        assertThat(service.send(drop).status()).isEqualTo(204);
        assertThat(service.send(drop).status()).isEqualTo(404);
        String old = create("admin", MAIN).member("id");
        for (int i = 0; i < TrialModels.MAX_MODELS; i++) {
            create("admin", MAIN);
        }
        assertThat(service.post("admin", "/v1/models/" + old + "/evaluate", "{\"decision\":\"Sum\"}")
                        .status())
                .isEqualTo(404);
    }
}
