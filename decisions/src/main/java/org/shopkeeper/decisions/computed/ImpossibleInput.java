package org.shopkeeper.decisions.computed;

import org.shopkeeper.decisions.Text;

/** A fact of the right type that cannot be: a negative count, a rate of 1 or more, a denominator of zero. */
public final class ImpossibleInput extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String path;
    private final transient Text text;

    /**
     * @param path name of the fact, from the input's root
     * @param zh what must hold, after the name
     * @param en what must hold, after the name
     */
    public ImpossibleInput(String path, String zh, String en) {
        super(path + " " + en, null, false, false);
        this.path = path;
        this.text = new Text(path + " " + zh, path + " " + en);
    }

    public String path() {
        return path;
    }

    public Text text() {
        return text;
    }
}
