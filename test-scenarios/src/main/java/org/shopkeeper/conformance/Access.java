package org.shopkeeper.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is and by which key it is asked.
 *
 * @param url without a slash at its end
 */
public record Access(String url, String key) {

    /** Thrown when it is not known whom to ask; the message says what to do. */
    public static final class Unknown extends Exception {
        Unknown(String message) {
            super(message);
        }
    }

    /**
     * What the caller names, and for the rest what the local service wrote to {@code access.json}.
     *
     * @param home the home folder of the local service
     * @param role whose key to take from the file, e.g. {@code analyst}
     */
    public static Access of(@Nullable String url, @Nullable String key, Path home, String role) throws Unknown {
        if (url != null && key != null) {
            return new Access(trimmed(url), key);
        }
        Path file = home.resolve("access.json");
        if (!Files.isReadable(file)) {
            throw new Unknown("There is no " + file
                    + ". Start the service first (./shopkeeper up), or name one with --url" + " and --key.");
        }
        try {
            JsonNode access = Json.JSON.readTree(file.toFile());
            String foundUrl = url != null ? url : access.path("url").asText();
            String foundKey = key != null ? key : access.path("keys").path(role).asText();
            if (foundUrl.isBlank() || foundKey.isBlank()) {
                throw new Unknown(file + " names no url or no key for the role " + role + ".");
            }
            return new Access(trimmed(foundUrl), foundKey);
        } catch (IOException e) {
            throw new Unknown(file + " cannot be read: " + e.getMessage());
        }
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
