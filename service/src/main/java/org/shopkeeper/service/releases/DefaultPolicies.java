package org.shopkeeper.service.releases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shopkeeper.decisions.policy.PolicySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The policies that the product ships: {@code AREA/NAME.dmn} and {@code AREA/NAME.drl} in every archive of the class path
 * that bears the marker. Other libraries bring DMN files of their own; those are none of ours.
 */
final class DefaultPolicies {

    private static final String MARKER = "META-INF/shopkeeper-policies";

    private DefaultPolicies() {}

    static List<PolicySource> read() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var sources = new ArrayList<PolicySource>();
        for (Resource marker : resolver.getResources("classpath*:" + MARKER)) {
            String url = marker.getURL().toString();
            String root = url.substring(0, url.length() - MARKER.length());
            for (String ending : List.of("dmn", "drl")) {
                for (Resource file : resolver.getResources(root + "*/*." + ending)) {
                    sources.add(new PolicySource(
                            path(file.getURL().toString()), file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        }
        sources.sort(Comparator.comparing(PolicySource::path));
        return sources;
    }

    private static String path(String url) {
        int name = url.lastIndexOf('/');
        return url.substring(url.lastIndexOf('/', name - 1) + 1);
    }
}
