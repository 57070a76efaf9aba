package org.shopkeeper.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.shopkeeper.service.releases.LiveReleases;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Speaks real HTTP to the service that a test started, with the key of a role. */
@Component
@Lazy
public class RunningService {

    /** Numbers exact, as they stand in the text. */
    public static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Map<String, String> keys;

    /** Waits until a release is in force: the service comes up before its policies are compiled. */
    public RunningService(@LocalServerPort int port, ShopkeeperSettings settings, LiveReleases releases)
            throws IOException {
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(releases::ready);
        this.port = port;
        var access = JSON.readTree(settings.home().resolve("access.json").toFile());
        this.keys = JSON.convertValue(access.get("keys"), new TypeReference<Map<String, String>>() {});
    }

    /** An answer, with its body as parsed JSON where it is JSON. */
    public record Reply(int status, HttpResponse<byte[]> raw) {

        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** A member of the JSON object that must be there. */
        @SuppressWarnings("unchecked")
        public <T> T member(String name) {
            return (T) Objects.requireNonNull(json().get(name), name);
        }

        public Map<String, Object> json() {
            try {
                return JSON.readValue(raw.body(), new TypeReference<Map<String, Object>>() {});
            } catch (IOException e) {
                throw new AssertionError("not a JSON object: " + text(), e);
            }
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    public String key(String role) {
        return Objects.requireNonNull(keys.get(role), role);
    }

    public HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key(role));
    }

    public Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Reply get(String role, String path) {
        return send(request(role, path).GET().build());
    }

    public Reply post(String role, String path, String body) {
        return post(role, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(String role, String path, String type, byte[] body) {
        return send(request(role, path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }
}
