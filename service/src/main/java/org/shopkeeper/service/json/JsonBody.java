package org.shopkeeper.service.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request body that is one JSON object, read by {@link StrictJson}. */
public record JsonBody(Map<String, @Nullable Object> members) {}
