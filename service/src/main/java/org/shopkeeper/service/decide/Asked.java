package org.shopkeeper.service.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.releases.LiveReleases;

/** Which release a caller asks: by number, by date, or the one in force. */
final class Asked {

    private Asked() {}

    static Release release(LiveReleases releases, @Nullable Integer number, @Nullable Instant asOf) {
        if (number != null) {
            return releases.numbered(number);
        }
        return asOf == null ? releases.live() : releases.asOf(asOf);
    }
}
