package org.shopkeeper.service.decide;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks.
 *
 * @param asOf decide as the release in force at that instant did; not together with {@code release}
 * @param release number of the release that shall decide; absent: the one in force
 */
record Question(
        @Nullable Map<String, @Nullable Object> input,
        @Nullable Instant asOf,
        @Nullable Boolean trace,
        @Nullable Integer release) {}
