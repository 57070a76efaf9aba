package org.shopkeeper.service.releases;

import org.jspecify.annotations.Nullable;

/**
 * Where this node's releases come from.
 *
 * @param trouble what hinders, for an operator; null when all is well
 */
record ReleaseOrigin(Source source, @Nullable String trouble) {

    enum Source {
        NONE,
        DATABASE,
        /** The files of the last good start; the database was away. */
        CACHE
    }
}
