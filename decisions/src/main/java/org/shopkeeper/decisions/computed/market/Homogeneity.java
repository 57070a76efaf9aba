package org.shopkeeper.decisions.computed.market;

import static org.shopkeeper.decisions.computed.Fields.fraction;
import static org.shopkeeper.decisions.computed.Fields.money;
import static org.shopkeeper.decisions.computed.Fields.structs;
import static org.shopkeeper.decisions.computed.Fields.text;
import static org.shopkeeper.decisions.computed.Fields.texts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.computed.Answer;
import org.shopkeeper.decisions.computed.ComputedDecision;
import org.shopkeeper.decisions.computed.Inputs;
import org.shopkeeper.decisions.computed.Require;
import org.shopkeeper.decisions.computed.Rounding;
import org.shopkeeper.decisions.computed.Ruling;

/**
 * How alike two SKUs of the same leaf category are: attributes, price and title. Source: Jaccard 1912, over attribute sets and
 * over the character bigrams of the titles.
 */
public final class Homogeneity {
    private static final String VERDICT = "market/homogeneityVerdict";
    private static final BigDecimal ATTRIBUTES_WEIGHT = new BigDecimal("0.5");
    private static final BigDecimal PRICE_WEIGHT = new BigDecimal("0.3");
    private static final BigDecimal TITLE_WEIGHT = new BigDecimal("0.2");

    static final ComputedDecision PAIR = ComputedDecision.named("market/homogeneity", "M1.04")
            .titled("两个 SKU 的同质化", "Homogeneity of two SKUs")
            .takes(
                    texts("attrs1", "属性 1", "attributes of the first"),
                    texts("attrs2", "属性 2", "attributes of the second"),
                    money("p1", "价格 1", "price of the first, above 0"),
                    money("p2", "价格 2", "price of the second, above 0"),
                    text("title1", "标题 1", "title of the first"),
                    text("title2", "标题 2", "title of the second"))
            .gives(
                    fraction("attr", "属性相似度", "likeness of attributes"),
                    fraction("price", "价格接近度", "closeness of prices"),
                    fraction("title", "标题相似度", "likeness of titles"),
                    fraction("similarity", "综合相似度", "similarity"),
                    text("verdict", "判定", "verdict"))
            .asks(VERDICT)
            .source("0.5·Jaccard(attributes) + 0.3·(1 − |p₁−p₂|/max) + 0.2·Jaccard(title bigrams)")
            .decide((in, released) -> {
                var first = new Product(in.texts("attrs1"), in.positive("p1"), in.text("title1"));
                var second = new Product(in.texts("attrs2"), in.positive("p2"), in.text("title2"));
                Likeness likeness = likeness(first, second);
                Ruling verdict = released.row(VERDICT, Map.of("similarity", likeness.total()));
                return Answer.with("attr", Rounding.ratio(likeness.attributes()))
                        .and("price", Rounding.ratio(likeness.price()))
                        .and("title", Rounding.ratio(likeness.title()))
                        .and("similarity", Rounding.ratio(likeness.total()))
                        .and("verdict", verdict.text("verdict"))
                        .by(verdict);
            });

    static final ComputedDecision IN_LEAF = ComputedDecision.named("market/homogeneityInLeaf", "M1.04")
            .titled("与整个叶子类目的同质化", "Homogeneity within the leaf category")
            .takes(
                    texts("attrs", "属性", "attributes of the candidate"),
                    money("price", "价格", "price of the candidate, above 0"),
                    text("title", "标题", "title of the candidate"),
                    structs(
                            "leaf",
                            "同叶子类目的在售 SKU",
                            "SKUs on sale in the same leaf",
                            text("sku", "SKU 编号", "SKU id"),
                            texts("attrs", "属性", "attributes"),
                            money("price", "价格", "price, above 0"),
                            text("title", "标题", "title")))
            .gives(
                    fraction("maxSim", "最大相似度", "largest similarity; 0 in an empty leaf"),
                    text("mostLike", "最相似 SKU", "the SKU it is most like").orNull(),
                    text("verdict", "判定", "verdict"))
            .asks(VERDICT)
            .source("the largest similarity to any SKU of the leaf")
            .decide((in, released) -> {
                Nearest nearest = nearest(in);
                Ruling verdict = released.row(VERDICT, Map.of("similarity", nearest.similarity()));
                return Answer.with("maxSim", Rounding.ratio(nearest.similarity()))
                        .and("mostLike", nearest.sku())
                        .and("verdict", verdict.text("verdict"))
                        .by(verdict);
            });

    private Homogeneity() {}

    /** @param price CNY, above 0 */
    public record Product(Collection<String> attributes, BigDecimal price, String title) {}

    /** Each 0..1; the total has the 9 decimals of a table input. */
    public record Likeness(BigDecimal attributes, BigDecimal price, BigDecimal title, BigDecimal total) {}

    public static Likeness likeness(Product one, Product other) {
        BigDecimal attributes = jaccard(Set.copyOf(one.attributes()), Set.copyOf(other.attributes()));
        BigDecimal higher = Require.positive("price", one.price().max(other.price()));
        BigDecimal apart = one.price().subtract(other.price()).abs();
        BigDecimal price = BigDecimal.ONE.subtract(Rounding.quotient(apart, higher));
        BigDecimal title = jaccard(bigrams(one.title()), bigrams(other.title()));
        BigDecimal total = ATTRIBUTES_WEIGHT
                .multiply(attributes)
                .add(PRICE_WEIGHT.multiply(price))
                .add(TITLE_WEIGHT.multiply(title));
        return new Likeness(attributes, price, title, Rounding.forLookup(total));
    }

    /** The SKU of the leaf that a candidate is most like. @param sku null in an empty leaf */
    record Nearest(BigDecimal similarity, @Nullable String sku) {}

    static Nearest nearest(Inputs in) {
        var candidate = product(in);
        var nearest = new Nearest(BigDecimal.ZERO, null);
        for (Inputs other : in.structs("leaf")) {
            BigDecimal similarity = likeness(candidate, product(other)).total();
            if (nearest.sku() == null || similarity.compareTo(nearest.similarity()) > 0) {
                nearest = new Nearest(similarity, other.text("sku"));
            }
        }
        return nearest;
    }

    /** Shared / all elements; 0 when both are empty, for nothing then speaks for likeness. */
    static BigDecimal jaccard(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        if (all.isEmpty()) {
            return BigDecimal.ZERO;
        }
        int shared = one.size() + other.size() - all.size();
        return Rounding.quotient(BigDecimal.valueOf(shared), BigDecimal.valueOf(all.size()));
    }

    private static Set<String> bigrams(String title) {
        int[] characters = title.codePoints().toArray();
        var bigrams = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < characters.length; i++) {
            bigrams.add(new String(characters, i, 2));
        }
        return bigrams;
    }

    private static Product product(Inputs in) {
        return new Product(in.texts("attrs"), in.positive("price"), in.text("title"));
    }
}
