package org.shopkeeper.decisions.policy;

/**
 * One policy file as it was written.
 *
 * @param path {@code area/name.dmn} or {@code area/name.drl}, always with forward slashes
 * @param text the whole file
 */
public record PolicySource(String path, String text) {

    /** {@code area/name}: the same path without its ending. */
    public String id() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
