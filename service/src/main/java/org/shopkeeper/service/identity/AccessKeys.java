package org.shopkeeper.service.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.service.ShopkeeperSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The local access keys: one random key per role, written once to {@code access.json} in the home folder. */
@Component
class AccessKeys {

    private static final int KEY_BYTES = 24;

    private final Map<Role, byte[]> keys = new LinkedHashMap<>();

    AccessKeys(ShopkeeperSettings settings, ObjectMapper json, @Value("${server.port}") int port) throws IOException {
        Path file = settings.home().resolve("access.json");
        Map<String, Object> access = Files.exists(file)
                ? json.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {})
                : new LinkedHashMap<>();
        var known = new LinkedHashMap<String, String>();
        if (access.get("keys") instanceof Map<?, ?> kept) {
            kept.forEach((role, key) -> known.put(String.valueOf(role), String.valueOf(key)));
        }
        for (Role role : Role.values()) {
            String key = known.computeIfAbsent(role.slug(), r -> random());
            keys.put(role, key.getBytes(StandardCharsets.UTF_8));
        }
        access.put("url", "http://127.0.0.1:" + port);
        access.put("keys", known);
        access.putIfAbsent("users", Map.of());
        writeForOwnerOnly(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(access));
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void writeForOwnerOnly(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling("access.json.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, content);
        Files.move(
                draft,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** The role of a key, in time that does not depend on how much of it is right; null for an unknown key. */
    @Nullable
    Role roleOf(String key) {
        byte[] given = key.getBytes(StandardCharsets.UTF_8);
        Role found = null;
        for (var entry : keys.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), given)) {
                found = entry.getKey();
            }
        }
        return found;
    }
}
