package org.shopkeeper.service.releases;

import java.time.Clock;
import java.util.List;
import org.shopkeeper.decisions.compile.DmnCompiler;
import org.shopkeeper.decisions.compile.DmnEngines;
import org.shopkeeper.decisions.computed.Catalogue;
import org.shopkeeper.decisions.dmn.kie.KieDmnCompiler;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.release.ReleaseBuilder;
import org.shopkeeper.rules.DrlCompiler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a release is made with: the compilers of the policy languages, and the decisions that are part of the program. */
@Configuration
class ReleaseConfig {

    @Bean
    ReleaseBuilder releaseBuilder(Clock clock) {
        var dmn = new DmnEngines(new DmnCompiler(EvaluationBudget.DEFAULT, clock), new KieDmnCompiler());
        return new ReleaseBuilder(List.of(dmn, new DrlCompiler()), Catalogue.all());
    }
}
