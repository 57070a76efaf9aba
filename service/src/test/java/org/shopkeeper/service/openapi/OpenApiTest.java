package org.shopkeeper.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class OpenApiTest {

    @Autowired
    RunningService service;

    private String text = "";

    @BeforeEach
    void fetch() {
        text = service.get("storefront", "/v3/api-docs").text();
    }

    private JsonNode document() throws Exception {
        return RunningService.JSON.readTree(text);
    }

    @Test
    void is_valid_openapi_3_1() throws Exception {
        assertThat(document().get("openapi").asText()).startsWith("3.1");
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(text);
        assertThat(read.getMessages()).isEmpty();
        OpenAPI api = read.getOpenAPI();
        assertThat(api.getComponents().getSecuritySchemes().get("key").getScheme())
                .isEqualTo("bearer");
        assertThat(api.getPaths().values()).allSatisfy(path -> assertThat(path.readOperations())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.getResponses()).containsKeys("401", "default")));
    }

    @Test
    void has_a_path_for_every_decision_of_the_catalogue() throws Exception {
        JsonNode paths = document().get("paths");
        var ids = RunningService.JSON
                .readTree(service.get("storefront", "/v1/decisions").text())
                .findValuesAsText("id");
        assertThat(ids).isNotEmpty().allSatisfy(id -> assertThat(paths.has("/v1/decisions/" + id))
                .as(id)
                .isTrue());
        assertThat(paths.has("/v1/decisions/{area}/{name}/batch")).isTrue();
        assertThat(paths.has("/v1/models/{id}/evaluate")).isTrue();
    }

    @Test
    void shows_types_units_values_and_nulls_of_a_decision() throws Exception {
        JsonNode ask = document().at("/paths/~1v1~1decisions~1trial~1parcel/post");
        JsonNode input = ask.at("/requestBody/content/application~1json/schema/properties/input");
        assertThat(input.at("/properties/category/enum").toString()).isEqualTo("[\"BOOK\",\"GLASS\",\"OTHER\"]");
        assertThat(input.at("/properties/weightKg/type").toString()).contains("number", "null");
        assertThat(input.at("/properties/weightKg/description").asText()).contains("kg", "重量");
        assertThat(input.get("required").toString()).isEqualTo("[\"category\",\"express\"]");
        assertThat(input.get("additionalProperties").asBoolean(true)).isFalse();
        assertThat(ask.at("/requestBody/content/application~1json/example/input/category")
                        .asText())
                .isEqualTo("BOOK");
        assertThat(ask.at(
                                "/responses/200/content/application~1json/schema/allOf/1/properties/output/properties/fee/type")
                        .asText())
                .isEqualTo("number");
        assertThat(ask.at("/responses/400/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void needs_a_key() {
        var request = java.net.http.HttpRequest.newBuilder(service.uri("/v3/api-docs"))
                .build();
        assertThat(service.send(request).status()).isEqualTo(401);
    }

    @Test
    void gives_examples_that_the_decisions_take() throws Exception {
        JsonNode paths = document().get("paths");
        paths.fields().forEachRemaining(path -> {
            JsonNode example = path.getValue().at("/post/requestBody/content/application~1json/example");
            if (path.getKey().startsWith("/v1/decisions/") && !example.isMissingNode()) {
                var reply = service.post("storefront", path.getKey(), example.toString());
                assertThat(reply.status())
                        .as(path.getKey() + " " + reply.text())
                        .isIn(200, 422);
            }
        });
    }
}
