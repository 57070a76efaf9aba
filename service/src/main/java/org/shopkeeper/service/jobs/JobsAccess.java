package org.shopkeeper.service.jobs;

import org.shopkeeper.service.identity.AccessRule;
import org.shopkeeper.service.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may start and watch long work. */
@Configuration
class JobsAccess {

    @Bean
    AccessRule watchJobs() {
        return AccessRule.any("/v1/jobs/**", Role.ANALYST, Role.PLANNER, Role.ADMIN);
    }

    @Bean
    AccessRule startImports() {
        return AccessRule.any("/v1/imports/**", Role.ANALYST, Role.PLANNER, Role.ADMIN);
    }

    @Bean
    AccessRule readSales() {
        return AccessRule.any("/v1/sales/**", Role.ANALYST, Role.PLANNER, Role.ADMIN);
    }

    @Bean
    AccessRule startReplenishments() {
        return AccessRule.any("/v1/replenishments/**", Role.ANALYST, Role.PLANNER, Role.ADMIN);
    }
}
