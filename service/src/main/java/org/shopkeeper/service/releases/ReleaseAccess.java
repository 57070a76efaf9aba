package org.shopkeeper.service.releases;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import org.shopkeeper.service.identity.AccessRule;
import org.shopkeeper.service.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may read policies, and who may publish them. */
@Configuration
class ReleaseAccess {

    private static final Role[] AUTHORS = {Role.ANALYST, Role.RULE_ENGINEER, Role.ADMIN};
    private static final Role[] READERS = {
        Role.ANALYST, Role.RULE_ENGINEER, Role.REVIEWER, Role.PLANNER, Role.AUDITOR, Role.ADMIN
    };

    @Bean
    AccessRule readPolicies() {
        return AccessRule.of(GET, "/v1/policies/**", READERS);
    }

    @Bean
    AccessRule replacePolicy() {
        return AccessRule.of(PUT, "/v1/policies/**", AUTHORS);
    }

    @Bean
    AccessRule readReleases() {
        return AccessRule.of(GET, "/v1/releases/**", READERS);
    }

    @Bean
    AccessRule publishRelease() {
        return AccessRule.of(POST, "/v1/releases/**", AUTHORS);
    }
}
