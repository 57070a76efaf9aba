package org.shopkeeper.service.kogito;

import org.shopkeeper.service.identity.AccessRule;
import org.shopkeeper.service.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * Takes in what Kogito generates. Left out are its decision models, because {@link HotModels} takes their place, and its
 * changes to the JSON of the whole service. The package of a generated decision resource is its DMN namespace, escaped.
 */
@Configuration
@ComponentScan(
        basePackages = {
            "org.kie.kogito",
            "org.shopkeeper.process",
            "org_46shopkeeper_46policy_46service_46complaintTier",
            "org_46shopkeeper_46policy_46service_46complaintRouting"
        },
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "org\\.kie\\.kogito\\.app\\.(DecisionModels|DecisionModelResourcesProvider|GlobalObjectMapper)"))
class KogitoConfig {

    @Bean
    AccessRule askComplaintTriage() {
        return AccessRule.any("/complaintTriage/**", Role.STOREFRONT, Role.ANALYST, Role.ADMIN);
    }

    @Bean
    AccessRule askComplaintTier() {
        return AccessRule.any("/complaintTier/**", Role.STOREFRONT, Role.ANALYST, Role.ADMIN);
    }

    @Bean
    AccessRule askComplaintRouting() {
        return AccessRule.any("/complaintRouting/**", Role.STOREFRONT, Role.ANALYST, Role.ADMIN);
    }
}
