package org.shopkeeper.decisions.dmn;

/** A file that is not a DMN model we accept; the message says what and where. */
public final class DmnUnreadable extends RuntimeException {

    private final String code;
    private final int line;

    DmnUnreadable(String code, String message, int line) {
        super(message + (line > 0 ? " (line " + line + ")" : ""));
        this.code = code;
        this.line = line;
    }

    /** One per cause: {@code XML_MALFORMED}, {@code DOCTYPE_REFUSED}, {@code TOO_LARGE}, {@code TOO_DEEP}, {@code NOT_DMN}. */
    public String code() {
        return code;
    }

    /** 1-based; 0 where it is not known. */
    public int line() {
        return line;
    }
}
