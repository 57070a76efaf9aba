package org.shopkeeper.service.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shopkeeper.decisions.catalogue.Signature;

/** One path per decision, with the decision's own types. */
final class DecisionPaths {

    private DecisionPaths() {}

    static String path(Signature signature) {
        return "/v1/decisions/" + signature.id();
    }

    static PathItem item(Signature signature) {
        String title = signature.title().zh() + " / " + signature.title().en();
        String description = title
                + (signature.spec() == null ? "" : " (" + signature.spec() + ")")
                + (signature.source() == null ? "" : "\n\n" + signature.source());
        var ask = new Operation()
                .operationId("decide-" + signature.id().replace('/', '-'))
                .addTagsItem("decisions: " + signature.area())
                .summary(title)
                .description(description)
                .requestBody(new RequestBody()
                        .required(true)
                        .content(json(question(signature), Map.of("input", FieldSchemas.example(signature.inputs())))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("The outcome and its reasons.")
                                        .content(json(answer(signature), null)))
                        .addApiResponse("400", problem("The input does not fit; every mistake has its pointer."))
                        .addApiResponse("404", problem("There is no such release."))
                        .addApiResponse("422", problem("The policy could not be evaluated for this input.")));
        return new PathItem().post(ask);
    }

    private static Content json(Schema<?> schema, @org.jspecify.annotations.Nullable Object example) {
        var media = new MediaType().schema(schema);
        if (example != null) {
            media.setExample(example);
        }
        return new Content().addMediaType("application/json", media);
    }

    static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
    }

    /** The body of a question, around the facts of one decision. */
    private static Schema<?> question(Signature signature) {
        return question(FieldSchemas.object(signature.inputs()));
    }

    @SuppressWarnings("rawtypes")
    static Schema<?> question(Schema<?> input) {
        Schema<?> body = FieldSchemas.schema("object");
        var properties = new LinkedHashMap<String, Schema>();
        properties.put("input", input);
        properties.put(
                "asOf",
                described("string", "Decide as the release in force at that instant did; not together with release.")
                        .format("date-time"));
        properties.put(
                "release", described("integer", "Number of the release that shall decide; absent: the one in force."));
        properties.put("trace", described("boolean", "Whether the steps of the evaluation are wanted."));
        properties.put(
                "businessKey",
                described("string", "What you know the case by, for the decision log.")
                        .maxLength(200));
        body.setProperties(properties);
        body.setRequired(List.of("input"));
        body.setAdditionalProperties(Boolean.FALSE);
        return body;
    }

    static Schema<?> described(String type, String description) {
        Schema<?> schema = FieldSchemas.schema(type);
        schema.setDescription(description);
        return schema;
    }

    @SuppressWarnings("rawtypes")
    private static Schema<?> answer(Signature signature) {
        Schema<?> output;
        if (signature.listOutput()) {
            Schema<?> items = FieldSchemas.schema("array");
            items.setItems(
                    signature.scalarOutput()
                            ? FieldSchemas.of(signature.outputs().get(0))
                            : FieldSchemas.object(signature.outputs()));
            output = FieldSchemas.schema("object");
            output.setProperties(Map.of("value", signature.scalarOutput() ? new JsonSchema() : items));
        } else {
            output = FieldSchemas.object(signature.outputs());
            // An output may be null where the policy says null.
            output.setRequired(null);
            output.setAdditionalProperties(null);
        }
        Schema<?> own = FieldSchemas.schema("object");
        own.setProperties(new LinkedHashMap<String, Schema>(Map.of("output", output)));
        var whole = new JsonSchema();
        whole.setAllOf(List.of(new JsonSchema().$ref("#/components/schemas/Answer"), own));
        return whole;
    }
}
