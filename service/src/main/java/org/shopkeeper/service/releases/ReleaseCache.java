package org.shopkeeper.service.releases;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.policy.PolicySource;
import org.shopkeeper.decisions.release.Manifest;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.decisions.release.Timeline.Activation;
import org.shopkeeper.service.ShopkeeperSettings;
import org.springframework.stereotype.Component;

/**
 * The releases that matter now, in files under the home folder, so that the service starts and decides while the database
 * is away. {@code current.json} is sealed with a SHA-256; each policy text lies in a file named by its own.
 */
@Component
class ReleaseCache {

    /** Activations kept; older ones only matter for questions about the past. */
    private static final int ACTIVATIONS = 500;

    /** @param firstPlace place in the timeline of the first activation given, from 1 */
    record Cached(int firstPlace, List<Activation> activations, List<Manifest> manifests) {}

    private final Path folder;
    private final ObjectMapper json;

    ReleaseCache(ShopkeeperSettings settings, ObjectMapper json) {
        this.folder = settings.home().resolve("releases");
        this.json = json;
    }

    /** @param activations the whole timeline as it was recorded */
    void write(List<Activation> activations, List<Manifest> manifests, Iterable<Release> compiled) throws IOException {
        Path texts = Files.createDirectories(folder.resolve("policies"));
        Set<String> wanted = new HashSet<>();
        for (Manifest manifest : manifests) {
            manifest.policies().values().forEach(e -> wanted.add(e.hash()));
        }
        for (Release release : compiled) {
            for (var policy : release.policies().values()) {
                Path file = texts.resolve(policy.hash());
                if (wanted.contains(policy.hash()) && !Files.exists(file)) {
                    replace(file, policy.source().text().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        int from = Math.max(0, activations.size() - ACTIVATIONS);
        var body = new LinkedHashMap<String, Object>();
        body.put("firstPlace", from + 1);
        body.put("activations", activations.subList(from, activations.size()));
        body.put("manifests", manifests.stream().map(ManifestText::toMap).toList());
        String text = json.writeValueAsString(body);
        var sealed = Map.of("body", text, "sha256", seal(text));
        replace(folder.resolve("current.json"), json.writeValueAsBytes(sealed));
        try (var files = Files.list(texts)) {
            for (Path file : files.toList()) {
                if (!wanted.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * What was written last; null if nothing was.
     *
     * @throws TamperedRelease if a file is not what was written
     */
    @Nullable
    Cached read() {
        Path file = folder.resolve("current.json");
        try {
            JsonNode sealed = json.readTree(Files.readAllBytes(file));
            String text = sealed.path("body").asText();
            if (!seal(text).equals(sealed.path("sha256").asText())) {
                throw new TamperedRelease("the release cache " + file + " was changed by hand");
            }
            JsonNode body = json.readTree(text);
            var activations = new ArrayList<Activation>();
            for (JsonNode a : body.path("activations")) {
                activations.add(new Activation(
                        a.path("release").asInt(),
                        Instant.parse(a.path("effectiveFrom").asText()),
                        Instant.parse(a.path("recordedAt").asText()),
                        a.path("by").asText(),
                        a.path("reason").asText()));
            }
            var manifests = new ArrayList<Manifest>();
            for (JsonNode m : body.path("manifests")) {
                manifests.add(ManifestText.fromMap(json.convertValue(m, new TypeReference<Map<String, Object>>() {})));
            }
            return new Cached(body.path("firstPlace").asInt(), activations, manifests);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new TamperedRelease("the release cache " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** @throws TamperedRelease if the file is missing or is not what was written */
    PolicySource policy(String path, String hash) {
        try {
            String text = Files.readString(folder.resolve("policies").resolve(hash));
            return TamperedRelease.verified(new PolicySource(path, text), hash);
        } catch (IOException e) {
            throw new TamperedRelease("the cached text of " + path + " cannot be read: " + e.getMessage());
        }
    }

    private static String seal(String text) {
        return new PolicySource("", text).hash();
    }

    /** All or nothing: a reader, or the next start after a crash, sees the old file or the new one. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
