package org.shopkeeper.service.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.service.releases.LiveReleases;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers cannot say themselves: security, problems, and the bodies that are read by hand. */
@Configuration
class ApiDescription {

    private static final String ASK = "/v1/decisions/{area}/{name}";
    private static final String BEARER = "key";
    private static final List<String> ROWS = List.of(
            "application/x-ndjson", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @Bean
    OpenAPI shopkeeper() {
        return new OpenAPI()
                .info(new Info()
                        .title("Shopkeeper 掌柜")
                        .version("1")
                        .description("The decision service for e-commerce operations. Errors are RFC 9457 problems.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Runs with each request for the document, so that it always shows the release in force. */
    @Bean
    OpenApiCustomizer decisionsOfTheRelease(LiveReleases releases) {
        return api -> {
            describe(api);
            if (releases.ready()) {
                releases.live().deciders().values().stream()
                        .map(Decider::signature)
                        .sorted(java.util.Comparator.comparing(s -> s.id()))
                        .forEach(s -> merge(api, DecisionPaths.path(s), DecisionPaths.item(s)));
            }
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::problems));
        };
    }

    private static void merge(OpenAPI api, String path, PathItem item) {
        api.getPaths().addPathItem(path, item);
    }

    private static void describe(OpenAPI api) {
        api.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An access key: Authorization: Bearer KEY"));
        api.getComponents().addSchemas("Problem", problem());
        if (api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().remove("JsonBody");
        }
        Schema<?> facts = DecisionPaths.described("object", "The facts by name, as the catalogue lists them.");
        body(api, ASK, DecisionPaths.question(facts));
        body(api, "/v1/models", models());
        body(api, "/v1/models/{id}/evaluate", evaluation());
        batch(api);
    }

    private static @Nullable Operation post(OpenAPI api, String path) {
        PathItem item = api.getPaths().get(path);
        return item == null ? null : item.getPost();
    }

    private static void body(OpenAPI api, String path, Schema<?> schema) {
        Operation post = post(api, path);
        if (post != null) {
            post.setRequestBody(new RequestBody()
                    .required(true)
                    .content(new Content().addMediaType("application/json", new MediaType().schema(schema))));
        }
    }

    private static void batch(OpenAPI api) {
        Operation post = post(api, ASK + "/batch");
        if (post == null) {
            return;
        }
        var rows = new Content();
        ROWS.forEach(type -> rows.addMediaType(
                type,
                new MediaType()
                        .schema(DecisionPaths.described(
                                "string", "One row per question; the first row of a sheet names the inputs."))));
        post.setRequestBody(new RequestBody().required(true).content(rows));
        post.setResponses(new ApiResponses()
                .addApiResponse(
                        "200",
                        new ApiResponse()
                                .description(
                                        "The same rows with their outcomes, in the format that came or that is accepted."
                                                + " A whole answer ends with a row {\"end\":{\"complete\":true,…}}"
                                                + " (outcome.row = end, outcome.status = COMPLETE in a sheet).")
                                .content(rows)));
    }

    private static Schema<?> models() {
        Schema<?> file = object(Map.of(
                "name", DecisionPaths.described("string", "name of the file"),
                "xml", DecisionPaths.described("string", "DMN 1.1 to 1.5")));
        file.setRequired(List.of("xml"));
        Schema<?> files = FieldSchemas.schema("array");
        files.setItems(file);
        Schema<?> body = object(Map.of(
                "files", files,
                "namespace", DecisionPaths.described("string", "of the model that is asked; absent: the first file's"),
                "name", DecisionPaths.described("string", "of the model that is asked")));
        body.setRequired(List.of("files"));
        return body;
    }

    private static Schema<?> evaluation() {
        return object(
                Map.of(
                        "decision", DecisionPaths.described("string", "name of the decision that is asked"),
                        "service",
                                DecisionPaths.described("string", "name of the decision service that is asked instead"),
                        "inputs",
                                DecisionPaths.described(
                                        "object",
                                        "by name; temporal values as {\"@type\":\"date\",\"value\":\"2026-11-11\"}; what is missing is null")));
    }

    private static Schema<?> problem() {
        Schema<?> message = object(Map.of("zh", FieldSchemas.schema("string"), "en", FieldSchemas.schema("string")));
        Schema<?> error = object(Map.of(
                "pointer", DecisionPaths.described("string", "RFC 6901, as a URI fragment"),
                "parameter", FieldSchemas.schema("string"),
                "code", FieldSchemas.schema("string"),
                "message", message,
                "line", FieldSchemas.schema("integer"),
                "column", FieldSchemas.schema("integer")));
        Schema<?> errors = FieldSchemas.schema("array");
        errors.setItems(error);
        Schema<?> problem = object(Map.of(
                "type", DecisionPaths.described("string", "urn:shopkeeper:problem:…"),
                "title", FieldSchemas.schema("string"),
                "status", FieldSchemas.schema("integer"),
                "detail", FieldSchemas.schema("string"),
                "instance", FieldSchemas.schema("string"),
                "errors", errors));
        problem.setDescription("RFC 9457");
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }

    @SuppressWarnings("rawtypes")
    private static Schema<?> object(Map<String, Schema<?>> properties) {
        Schema<?> object = FieldSchemas.schema("object");
        var sorted = new LinkedHashMap<String, Schema>();
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        object.setProperties(sorted);
        return object;
    }

    /** Every call may end in a problem. */
    private static void problems(Operation operation) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        responses.putIfAbsent("401", DecisionPaths.problem("No key, or an unknown one."));
        responses.putIfAbsent("default", DecisionPaths.problem("Any other problem."));
        operation.setResponses(responses);
        if (operation.getRequestBody() != null) {
            selfContained(operation.getRequestBody().getContent());
        }
        responses.values().forEach(response -> selfContained(response.getContent()));
    }

    /** Kogito's generated endpoints refer to schema files that nobody serves; the document must stand on its own. */
    private static void selfContained(@Nullable Content content) {
        if (content == null) {
            return;
        }
        for (MediaType media : content.values()) {
            String reference =
                    media.getSchema() == null ? null : media.getSchema().get$ref();
            if (reference != null && !reference.startsWith("#")) {
                media.setSchema(DecisionPaths.described("object", "inputs or outputs of the model, by name"));
            }
        }
    }
}
