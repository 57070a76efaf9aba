package org.shopkeeper.service.releases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shopkeeper.decisions.policy.PolicySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The policies that the product ships, from the class path: {@code AREA/NAME.dmn}. */
final class DefaultPolicies {

    private DefaultPolicies() {}

    static List<PolicySource> read() throws IOException {
        var sources = new ArrayList<PolicySource>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/*/*.dmn")) {
            String url = file.getURL().toString();
            int name = url.lastIndexOf('/');
            int area = url.lastIndexOf('/', name - 1);
            sources.add(new PolicySource(url.substring(area + 1), file.getContentAsString(StandardCharsets.UTF_8)));
        }
        sources.sort(Comparator.comparing(PolicySource::path));
        return sources;
    }
}
