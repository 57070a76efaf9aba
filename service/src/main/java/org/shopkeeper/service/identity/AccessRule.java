package org.shopkeeper.service.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may make a call. Each feature declares its own as beans; a call that no rule names takes any known key.
 *
 * @param method null: every method
 * @param path as Spring matches it, e.g. {@code /v1/policies/**}
 */
public record AccessRule(@Nullable HttpMethod method, String path, Set<Role> roles) {

    /** A rule for every method. */
    public static AccessRule any(String path, Role... roles) {
        return new AccessRule(null, path, Set.of(roles));
    }

    public static AccessRule of(HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, Set.of(roles));
    }
}
