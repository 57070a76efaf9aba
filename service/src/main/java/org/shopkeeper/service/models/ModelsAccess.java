package org.shopkeeper.service.models;

import org.shopkeeper.service.identity.AccessRule;
import org.shopkeeper.service.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may try models: those who write policies. */
@Configuration
class ModelsAccess {

    @Bean
    AccessRule trialModelsRule() {
        return AccessRule.any("/v1/models/**", Role.ANALYST, Role.RULE_ENGINEER, Role.ADMIN);
    }
}
