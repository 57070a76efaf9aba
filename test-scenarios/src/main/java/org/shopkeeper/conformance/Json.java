package org.shopkeeper.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** How this package reads JSON and YAML: every number exact, as it was written. */
final class Json {

    static final ObjectMapper JSON = exact(new ObjectMapper());
    static final ObjectMapper YAML = exact(new ObjectMapper(new YAMLFactory()));

    private Json() {}

    private static ObjectMapper exact(ObjectMapper mapper) {
        return mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    }
}
