package org.shopkeeper.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.RunningService.Reply;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private static final String PARCEL = "/v1/decisions/trial/parcel";

    @Autowired
    RunningService service;

    private static void assertProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json())
                .containsEntry("type", "urn:shopkeeper:problem:" + type)
                .containsEntry("status", status)
                .containsKey("title");
    }

    private Map<String, Object> firstError(Reply reply) {
        List<Map<String, Object>> errors = reply.member("errors");
        return Objects.requireNonNull(errors.get(0));
    }

    @Test
    void stand_for_what_the_framework_refuses() {
        assertProblem(service.get("storefront", "/v1/nothing"), 404, "unknown-resource");
        assertProblem(service.post("storefront", "/v1/decisions", "{}"), 405, "wrong-method");
        assertThat(service.post("storefront", "/v1/decisions", "{}").header("Allow"))
                .contains("GET");
        assertProblem(service.post("storefront", PARCEL, "text/plain", new byte[] {1}), 415, "wrong-media-type");
        assertProblem(
                service.send(service.request("storefront", PARCEL)
                        .header("Content-Type", "application/json")
                        .header("Accept", "image/png")
                        .POST(BodyPublishers.ofString("{\"input\":{}}"))
                        .build()),
                406,
                "not-acceptable");
        assertProblem(
                service.send(service.request("storefront", PARCEL)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(new byte[] {1}))
                        .build()),
                415,
                "wrong-media-type");
    }

    @Test
    void stand_for_missing_and_wrong_keys() {
        assertProblem(
                service.send(java.net.http.HttpRequest.newBuilder(service.uri(PARCEL))
                        .build()),
                401,
                "unauthenticated");
        assertProblem(
                service.send(java.net.http.HttpRequest.newBuilder(service.uri(PARCEL))
                        .header("Authorization", "Bearer wrong")
                        .build()),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"input":{"category":"BOOK",}}                            | SYNTAX              | #
            {"input":{"weightKg":NaN}}                                | SYNTAX              | #
            {"input":{"weightKg":Infinity}}                           | SYNTAX              | #
            {"input":{"weightKg":01}}                                 | SYNTAX              | #
            {"input":{"weightKg":1}} x                                | SYNTAX              | #
            {"input":{"weightKg":1,"weightKg":2}}                     | DUPLICATE_NAME      | #/input/weightKg
            {"input":{"weightKg":1},"input":{}}                       | DUPLICATE_NAME      | #/input
            {"input":{"weightKg":1e999999999}}                        | NUMBER_OUT_OF_RANGE | #/input/weightKg
            {"input":{"weightKg":1e99999999999}}                      | NUMBER_OUT_OF_RANGE | #/input/weightKg
            {"input":{"weightKg":1e-7000}}                            | NUMBER_OUT_OF_RANGE | #/input/weightKg
            {"input":{"category":"\\ud800"}}                          | NOT_UNICODE         | #/input/category
            """)
    void point_to_what_is_wrong_in_a_body(String body, String code, String pointer) {
        Reply reply = service.post("storefront", PARCEL, body.strip());
        assertProblem(reply, 400, "malformed-body");
        assertThat(firstError(reply)).containsEntry("code", code).containsEntry("pointer", pointer);
    }

    @Test
    void give_line_and_column_of_a_syntax_error() {
        Reply reply = service.post("storefront", PARCEL, "{\n  \"input\": {\n    \"category\" 1}}");
        assertThat(firstError(reply)).containsEntry("line", 3).containsEntry("column", 16);
        assertThat(reply.text()).doesNotContain("com.fasterxml", "Source:", "java.");
    }

    @Test
    void stop_bombs_of_every_kind() {
        String deep = "{\"input\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(firstError(service.post("storefront", PARCEL, deep))).containsEntry("code", "TOO_DEEP");
        String manyDigits =
                "{\"input\":{\"weightKg\":" + "9".repeat(1_000) + ",\"category\":\"BOOK\",\"express\":true}}";
        Reply tooManyDigits = service.post("storefront", PARCEL, manyDigits);
        assertProblem(tooManyDigits, 400, "invalid-input");
        assertThat(firstError(tooManyDigits)).containsEntry("pointer", "#/input/weightKg");
        String endlessDigits = "{\"input\":{\"weightKg\":" + "9".repeat(1_000_000) + "}}";
        assertThat(firstError(service.post("storefront", PARCEL, endlessDigits)))
                .containsEntry("code", "NUMBER_TOO_LONG")
                .containsEntry("pointer", "#/input/weightKg");
        byte[] invalidUtf8 = "{\"input\":{\"category\":\"\u00ff\"}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(firstError(service.post("storefront", PARCEL, "application/json", invalidUtf8)))
                .containsEntry("code", "SYNTAX");
        assertProblem(
                service.post("storefront", PARCEL, "application/json", new byte[(int) BodyLimit.SMALL + 1]),
                413,
                "too-large");
        byte[] spaces = new byte[(int) BodyLimit.SMALL + 1];
        java.util.Arrays.fill(spaces, (byte) ' ');
        assertProblem(
                service.send(service.request("storefront", PARCEL)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(spaces)))
                        .build()),
                413,
                "too-large");
    }

    @Test
    void take_numbers_at_the_edge_of_128_bit_decimals_as_numbers() {
        Reply reply = service.post(
                "storefront", PARCEL, "{\"input\":{\"category\":\"BOOK\",\"weightKg\":1e400,\"express\":true}}");
        assertThat(reply.json()).containsEntry("status", "NO_RULE_MATCHED");
    }

    @Test
    void do_not_carry_polymorphic_or_operator_objects_into_facts() {
        Reply reply = service.post(
                "storefront",
                PARCEL,
                "{\"input\":{\"category\":{\"$gt\":\"\"},\"weightKg\":[\"java.util.ArrayList\",[]],\"express\":{\"@class\":\"java.io.File\"}}}");
        assertProblem(reply, 400, "invalid-input");
        List<?> errors = reply.member("errors");
        assertThat(errors).hasSize(3);
    }

    @Test
    void cannot_forge_lines_in_the_log_or_headers(CapturedOutput log) throws Exception {
        String forged = "2026-11-22 FORGED";
        service.post("storefront", PARCEL, "{\"input\":{\"a\\r\\n" + forged + "\":1}}");
        Reply refused = service.get("storefront", "/v1/decisions/trial/x%0d%0a" + forged.replace(" ", "%20"));
        assertProblem(refused, 400, "invalid-request");
        service.post(
                "storefront",
                "/v1/decisions/trial/parcel/batch",
                "application/x-ndjson",
                forged.getBytes(StandardCharsets.UTF_8));
        org.slf4j.LoggerFactory.getLogger("org.shopkeeper.test")
                .warn("name {}", "x\r\n" + forged + "\u2028" + forged, new IOException("x\n" + forged));
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith(forged));
    }

    @Test
    void stand_for_requests_that_no_servlet_sees() throws Exception {
        try (var socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /v1/{}|\\ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:shopkeeper:problem:invalid-request")
                    .doesNotContain("Tomcat", "<html");
        }
    }

    @Test
    void have_a_type_each() {
        assertThat(java.util.Arrays.stream(ProblemType.values()).map(ProblemType::uri))
                .doesNotHaveDuplicates();
        for (ProblemType type : ProblemType.values()) {
            assertThat(type.title()).endsWith(".");
        }
    }
}
