package org.shopkeeper.service.identity;

import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may make a call. Each feature declares its own as beans; a call that no rule names takes any known key.
 *
 * @param path as Spring matches it, e.g. {@code /v1/policies/**}
 */
public record AccessRule(HttpMethod method, String path, Set<Role> roles) {

    public static AccessRule of(HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, Set.of(roles));
    }
}
