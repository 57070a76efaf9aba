package org.shopkeeper.service.decide.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.shopkeeper.service.RunningService;
import org.shopkeeper.service.RunningService.Reply;
import org.shopkeeper.service.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class BatchTest {

    private static final String PARCEL = "/v1/decisions/trial/parcel/batch";
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    RunningService service;

    private Reply post(String path, String type, String body) {
        return service.post("storefront", path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> lines(Reply reply) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : reply.text().split("\n")) {
            lines.add(RunningService.JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void answers_each_line_in_its_place_and_stops_at_none() throws Exception {
        Reply reply = post(
                PARCEL,
                NDJSON,
                """
                {"category":"BOOK","weightKg":1,"express":true}
                {"category":"BOOK","weightKg":1,"express"
                {"category":"TOY","weightKg":"x","express":true}

                {"input":{"category":"GLASS","weightKg":null,"express":false},"businessKey":"order 17"}
                [1]
                {"category":"OTHER"}
                {"category":"BOOK","category":"BOOK"}
                """);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(NDJSON);
        assertThat(reply.header("Shopkeeper-Release")).isEqualTo("1");
        List<JsonNode> lines = lines(reply);
        assertThat(lines.stream()
                        .limit(7)
                        .map(l -> l.get("row").asInt() + " " + l.get("status").asText())
                        .toList())
                .containsExactly(
                        "1 DECIDED",
                        "2 REFUSED",
                        "3 REFUSED",
                        "5 DECIDED",
                        "6 REFUSED",
                        "7 INSUFFICIENT_DATA",
                        "8 REFUSED");
        assertThat(lines.get(0).get("output").get("fee").decimalValue()).isEqualByComparingTo("8.50");
        assertThat(lines.get(0).get("input").get("category").asText()).isEqualTo("BOOK");
        assertThat(lines.get(0).get("release").asInt()).isEqualTo(1);
        assertThat(lines.get(1).get("problem").asText()).isEqualTo("malformed-body");
        assertThat(lines.get(1).get("errors").get(0).get("code").asText()).isEqualTo("SYNTAX");
        assertThat(lines.get(2).get("errors").findValuesAsText("pointer")).containsExactly("#/category", "#/weightKg");
        assertThat(lines.get(6).get("errors").get(0).get("code").asText()).isEqualTo("DUPLICATE_NAME");
        assertThat(lines.get(7).get("end").toString())
                .isEqualTo("{\"complete\":true,\"rows\":7,\"decided\":2,\"noRuleMatched\":0,\"insufficientData\":1,"
                        + "\"refused\":4,\"lastRow\":8,\"release\":1}");
    }

    @Test
    void goes_on_from_a_row() throws Exception {
        String body = "{\"category\":\"BOOK\",\"weightKg\":1,\"express\":true}\n".repeat(5);
        List<JsonNode> lines = lines(post(PARCEL + "?fromRow=4&release=1", NDJSON, body));
        assertThat(lines.stream().limit(2).map(l -> l.get("row").asInt()).toList())
                .containsExactly(4, 5);
        assertThat(lines.get(2).get("end").get("lastRow").asInt()).isEqualTo(5);
    }

    @Test
    void takes_csv_and_gives_csv() {
        Reply reply = post(
                PARCEL,
                "text/csv",
                "\uFEFFweightKg,category,express,businessKey\r\n"
                        + "2.50,BOOK,TRUE,\"order \"\"17\"\"\"\r\n"
                        + ",GLASS,false,-x\r\n"
                        + "heavy,BOOK,true,\r\n"
                        + "1,\"BO\"OK,true,\r\n"
                        + "1,BOOK,true,a,b\r\n"
                        + "1,\"BOOK\r\n\",true,\r\n"
                        + "-1,BOOK,true,");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text().lines().toList())
                .containsExactly(
                        "\uFEFFweightKg,category,express,businessKey,output.fee,output.remark,outcome.row,outcome.status,"
                                + "outcome.matchedRules,outcome.reasons,outcome.missing,outcome.warnings,outcome.errors,outcome.release",
                        "2.50,BOOK,TRUE,\"order \"\"17\"\"\",8.50,light,1,DECIDED,1,LIGHT_BOOK: 轻书 / A light book,,,,1",
                        ",GLASS,false,'-x,30,'=cmd|'/c calc'!A1,2,DECIDED,2,GLASS_UNWEIGHED: 未称重的玻璃 / Glass that was not weighed,,,,1",
                        "heavy,BOOK,true,,,,3,REFUSED,,,,,\"#/weightKg WRONG_TYPE: 应为数字（不加引号，最多 34 位），却是 \"\"heavy\"\" / Expected a number (unquoted, at most 34 digits), got \"\"heavy\"\"\",1",
                        ",,,,,,4,REFUSED,,,,,\"# SYNTAX: 引号没有闭合，或闭合后还有内容 / A quote is not closed, or is followed by something else than a comma.\",1",
                        "1,BOOK,true,a,,,5,REFUSED,,,,,\"# TOO_MANY_FIELDS: 有 5 个字段，表头只有 4 个 / It has 5 fields, the head has 4.\",1",
                        "1,\"BOOK",
                        "\",true,,,,6,REFUSED,,,,,\"#/category NOT_ALLOWED: \"\"BOOK",
                        "\"\" 不在允许的取值中：BOOK, GLASS, OTHER / \"\"BOOK",
                        "\"\" is not one of: BOOK, GLASS, OTHER\",1",
                        "-1,BOOK,true,,8.50,light,7,DECIDED,1,LIGHT_BOOK: 轻书 / A light book,,,,1",
                        ",,,,,,end,COMPLETE,,rows=7 decided=3 noRuleMatched=0 insufficientData=0 refused=4 lastRow=7,,,,1");
    }

    @Test
    void takes_its_own_answer_as_a_question() {
        String csv = "category,weightKg,express\nBOOK,1,true\n";
        String once = post(PARCEL, "text/csv", csv).text();
        String withoutEnd = once.substring(0, once.indexOf(",,,,,end"));
        assertThat(post(PARCEL, "text/csv", withoutEnd).text()).isEqualTo(once);
    }

    @Test
    void knows_nested_columns_and_lists_in_cells() {
        Reply reply = post(
                "/v1/decisions/trial/promise/batch",
                "text/csv",
                "lead,order.placedAt,order.gift,order.lines\n"
                        + "PT36H,2026-11-11T09:30:00+08:00,false,\"[{\"\"sku\"\":\"\"A\"\",\"\"quantity\"\":4}]\"\n"
                        + "PT36H,2026-11-11,false,[]\n");
        assertThat(reply.text()).contains(",2026-11-12T21:30:00+08:00,P2D,P1Y2M,4,2.5,1,DECIDED,");
        assertThat(reply.text()).contains("#/order/placedAt WRONG_TYPE");
    }

    @Test
    void refuses_a_head_that_names_no_inputs() {
        Reply reply = post(PARCEL, "text/csv", "category,colour,category\nBOOK,red,BOOK\n");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).containsEntry("type", "urn:shopkeeper:problem:invalid-request");
        assertThat(reply.text())
                .contains("column colour")
                .contains("UNKNOWN_NAME")
                .contains("DUPLICATE_NAME");
        assertThat(post(PARCEL, "text/csv", "").status()).isEqualTo(400);
    }

    @Test
    void takes_workbooks_and_gives_workbooks() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("parcels");
            sheet.value(0, 0, "category");
            sheet.value(0, 1, "weightKg");
            sheet.value(0, 2, "express");
            sheet.value(1, 0, "BOOK");
            sheet.value(1, 1, 0.07);
            sheet.value(1, 2, true);
            sheet.value(3, 0, "BOOK");
            sheet.value(3, 1, "heavy");
            sheet.value(3, 2, "TRUE");
            sheet.value(4, 0, "GLASS");
            sheet.value(4, 2, false);
        }
        Reply reply = service.post("storefront", PARCEL, XLSX, bytes.toByteArray());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(XLSX);
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(reply.raw().body()))) {
            List<String> rows = workbook.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .map(c -> c == null ? "" : c.getText())
                            .reduce((a, b) -> a + ";" + b)
                            .orElse(""))
                    .toList();
            assertThat(rows.get(1)).startsWith("BOOK;0.07;true;8.50;light;1;DECIDED;1;LIGHT_BOOK");
            assertThat(rows.get(2)).startsWith("BOOK;heavy;TRUE;;;3;REFUSED;").contains("#/weightKg WRONG_TYPE");
            assertThat(rows.get(3)).startsWith("GLASS;;false;30;'=cmd|'/c calc'!A1;4;DECIDED;2");
            assertThat(rows.get(4)).contains("end;COMPLETE");
            assertThat(workbook.getFirstSheet().read().stream()
                            .flatMap(r -> r.stream())
                            .filter(c -> c != null)
                            .map(Cell::getFormula))
                    .containsOnlyNulls();
        }
    }

    @Test
    void answers_in_another_format_on_demand() throws Exception {
        var request = service.request("storefront", PARCEL)
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Accept", "application/x-ndjson")
                .POST(BodyPublishers.ofString("category,weightKg,express\nBOOK,1,true\n"))
                .build();
        List<JsonNode> lines = lines(service.send(request));
        assertThat(lines.get(0).get("input").toString())
                .isEqualTo("{\"category\":\"BOOK\",\"weightKg\":1,\"express\":true}");
        assertThat(service.send(service.request("storefront", PARCEL)
                                .header("Content-Type", NDJSON)
                                .header("Accept", "image/png")
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                        .status())
                .isEqualTo(406);
    }

    @Test
    void unpacks_gzip_and_refuses_other_packings_and_types() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"category\":\"BOOK\",\"weightKg\":1,\"express\":true}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packedReply("gzip", packed.toByteArray()).text()).contains("\"status\":\"DECIDED\"");
        assertThat(packedReply("br", packed.toByteArray()).status()).isEqualTo(415);
        assertThat(lines(packedReply("gzip", new byte[] {1, 2, 3}))
                        .get(0)
                        .at("/end/complete")
                        .asBoolean(true))
                .isFalse();
        Reply cut = packedReply("gzip", java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
        assertThat(cut.text()).endsWith("\"release\":1,\"problem\":\"malformed-body\"}}\n");
        assertThat(post(PARCEL, "text/plain", "x").status()).isEqualTo(415);
        assertThat(post(PARCEL, "text/csv;charset=GBK", "x").status()).isEqualTo(415);
    }

    private Reply packedReply(String encoding, byte[] body) {
        return service.send(service.request("storefront", PARCEL)
                .header("Content-Type", NDJSON)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    @Test
    void refuses_workbooks_that_are_bombs_or_no_workbooks() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] spaces = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(spaces);
            }
        }
        Reply reply = service.post("storefront", PARCEL, XLSX, bomb.toByteArray());
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json()).containsEntry("type", "urn:shopkeeper:problem:too-large");
        var doctype = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(doctype)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(service.post("storefront", PARCEL, XLSX, doctype.toByteArray())
                        .status())
                .isEqualTo(400);
        assertThat(service.post("storefront", PARCEL, XLSX, new byte[] {1, 2, 3})
                        .status())
                .isEqualTo(400);
    }

    @Test
    void drops_an_overlong_line_and_reads_on() throws Exception {
        String body = "{\"category\":\"" + "x".repeat(2 << 20)
                + "\"}\n{\"category\":\"BOOK\",\"weightKg\":1,\"express\":true}\n";
        List<JsonNode> lines = lines(post(PARCEL, NDJSON, body));
        assertThat(lines.get(0).at("/errors/0/code").asText()).isEqualTo("TOO_LONG");
        assertThat(lines.get(1).get("status").asText()).isEqualTo("DECIDED");
    }

    /** Neither side may wait for the other when the caller sends all before it reads anything. */
    @Test
    void serves_callers_that_send_everything_before_they_read() throws Exception {
        int rows = 20_000;
        byte[] row = "{\"amount\":5000}\n".getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            String head = "POST /v1/decisions/trial/checks/batch HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + service.key("storefront") + "\r\nContent-Type: " + NDJSON
                    + "\r\nContent-Length: " + (long) rows * row.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < rows; i++) {
                out.write(row);
            }
            out.flush();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.lines().anyMatch(line -> line.contains("\"complete\":true,\"rows\":" + rows)))
                    .isTrue();
        }
    }

    /** Rows are answered as they come: the caller sees the first outcome before it sends the second row. */
    @Test
    void answers_a_row_before_the_next_one_comes() throws Exception {
        try (var socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            String head = "POST /v1/decisions/trial/checks/batch HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + service.key("storefront") + "\r\nContent-Type: " + NDJSON
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 1; i <= 3; i++) {
                out.write("10\r\n{\"amount\":5000}\n\r\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                int row = i;
                assertThat(in.lines().anyMatch(line -> line.startsWith("{\"row\":" + row + ",")))
                        .isTrue();
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(in.lines().anyMatch(line -> line.contains("\"complete\":true")))
                    .isTrue();
        }
    }

    @Test
    void whose_body_breaks_off_does_not_pass_for_complete() throws Exception {
        try (var socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            String head = "POST /v1/decisions/trial/checks/batch HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + service.key("storefront") + "\r\nContent-Type: " + NDJSON
                    + "\r\nContent-Length: 1000\r\n\r\n{\"amount\":5000}\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.lines().noneMatch(line -> line.contains("\"complete\":true")))
                    .isTrue();
        }
    }

    @Test
    void about_an_unknown_decision_or_release_is_404() {
        assertThat(post("/v1/decisions/trial/nothing/batch", NDJSON, "{}").status())
                .isEqualTo(404);
        assertThat(post(PARCEL + "?release=99", NDJSON, "{}").status()).isEqualTo(404);
        assertThat(post(PARCEL + "?release=1&asOf=2026-01-01T00:00:00Z", NDJSON, "{}")
                        .status())
                .isEqualTo(400);
        assertThat(post(PARCEL + "?fromRow=one", NDJSON, "{}").status()).isEqualTo(400);
    }

    @Test
    void leaves_nothing_behind_in_the_spool(@Autowired org.shopkeeper.service.ShopkeeperSettings settings) {
        post(PARCEL, NDJSON, "{}");
        assertThat(settings.home().resolve("spool")).isEmptyDirectory();
    }

    @Test
    void fields_are_those_of_rfc_4180() {
        assertThat(CsvFields.of("a,\"b,\"\"c\"\"\n\",,\"\"")).containsExactly("a", "b,\"c\"\n", "", "");
        assertThat(CsvFields.of("")).containsExactly("");
        assertThat(CsvFields.of("5\" pipe,x")).containsExactly("5\" pipe", "x");
        assertThat(CsvFields.of("\"open")).isNull();
        assertThat(CsvFields.of("\"a\"b")).isNull();
        var line = new StringBuilder();
        CsvFields.append(line, "a\"b");
        assertThat(line.toString()).isEqualTo("\"a\"\"b\"");
        assertThatThrownBy(() -> Format.ofContent("nonsense")).hasMessageContaining("text/csv");
    }
}
