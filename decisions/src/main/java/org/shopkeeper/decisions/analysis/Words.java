package org.shopkeeper.decisions.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.shopkeeper.decisions.Text;

/** Rows named in sentences. */
final class Words {

    private static final int SHOWN = 8;

    private Words() {}

    /** "第 3、7 行" / "rows 3, 7", shortened where there are many; never empty. */
    static Text rows(List<Integer> rows) {
        List<Integer> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        boolean more = rows.size() > SHOWN;
        String zh = shown.stream().map(String::valueOf).collect(Collectors.joining("、"));
        String en = shown.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Text(
                "第 " + zh + (more ? " … " : " ") + "行" + (more ? "（共 " + rows.size() + " 行）" : ""),
                (rows.size() == 1 ? "row " : "rows ") + en + (more ? " … (" + rows.size() + " rows)" : ""));
    }

    static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
