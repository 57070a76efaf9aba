package org.shopkeeper.service.releases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shopkeeper.decisions.policy.PolicySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The policies that the product ships, from the class path: {@code AREA/NAME.dmn}, and the rule sets beside them. */
final class DefaultPolicies {

    /** Every policy of the product has a namespace or package below this; libraries on the class path bring DMN files too. */
    private static final String OURS = "org.shopkeeper.policy.";

    private DefaultPolicies() {}

    static List<PolicySource> read() throws IOException {
        var sources = new ArrayList<PolicySource>();
        var files = new PathMatchingResourcePatternResolver();
        for (String ending : List.of("dmn", "drl")) {
            for (Resource file : files.getResources("classpath*:/*/*." + ending)) {
                String url = file.getURL().toString();
                int name = url.lastIndexOf('/');
                int area = url.lastIndexOf('/', name - 1);
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                if (text.contains(OURS)) {
                    sources.add(new PolicySource(url.substring(area + 1), text));
                }
            }
        }
        sources.sort(Comparator.comparing(PolicySource::path));
        return sources;
    }
}
