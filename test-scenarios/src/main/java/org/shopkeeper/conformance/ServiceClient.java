package org.shopkeeper.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a service over HTTP, with a key. Safe for use from several threads. */
public final class ServiceClient {

    /** So much of an answer that cannot be read is shown, in characters. */
    private static final int SHOWN = 200;

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param body JSON; a missing node where the body was none
     */
    public record Reply(int status, JsonNode body) {
        public boolean ok() {
            return status / 100 == 2;
        }

        /** The problem in one line, for a reply that is not ok. */
        public String problem() {
            String detail = body.path("detail").asText(body.path("title").asText(""));
            return "HTTP " + status + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Access access;

    public ServiceClient(Access access) {
        this.access = access;
    }

    public String url() {
        return access.url();
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public Reply post(String path, Object body) throws IOException, InterruptedException {
        return post(path, "application/json", BodyPublishers.ofByteArray(Json.JSON.writeValueAsBytes(body)));
    }

    public Reply post(String path, String mediaType, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", mediaType).POST(body).build());
    }

    /** Saves what a path answers. */
    public void download(String path, Path to) throws IOException, InterruptedException {
        HttpResponse<Path> reply = http.send(request(path).GET().build(), BodyHandlers.ofFile(to));
        if (reply.statusCode() != 200) {
            throw new IOException("HTTP " + reply.statusCode() + " for " + path);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(access.url() + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + access.key());
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = http.send(request, BodyHandlers.ofByteArray());
        if (reply.body().length == 0) {
            return new Reply(reply.statusCode(), MissingNode.getInstance());
        }
        try {
            return new Reply(reply.statusCode(), Json.JSON.readTree(reply.body()));
        } catch (JsonProcessingException e) {
            // One bad answer is one failure, not the end of the run.
            String text = new String(reply.body(), StandardCharsets.UTF_8);
            String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
            return new Reply(reply.statusCode(), TextNode.valueOf("the answer is not JSON: " + start));
        }
    }
}
