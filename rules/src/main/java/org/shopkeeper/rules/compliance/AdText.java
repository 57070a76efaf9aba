package org.shopkeeper.rules.compliance;

/**
 * An advertising text with what is known of it.
 *
 * @param pointsToGoods whether it speaks of the promoted goods
 * @param exemptContext self-comparison, standard grade name, registered mark, or a provable rank within time and place
 * @param evidence whether proof is on file
 */
public record AdText(String text, boolean pointsToGoods, boolean exemptContext, boolean evidence) {

    public boolean contains(String term) {
        return text.contains(term);
    }
}
