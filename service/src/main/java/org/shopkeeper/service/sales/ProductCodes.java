package org.shopkeeper.service.sales;

import java.util.Locale;
import java.util.Set;
import org.shopkeeper.decisions.Text;

/** Which stock codes are products. */
public enum ProductCodes {

    /** The rule of the "Online Retail" data: its products have five digits and up to a few letters behind them. */
    FIVE_DIGITS(
            "以五位数字开头的编码是商品;其余(POST、DOT、M、D、S、B、C2、BANK CHARGES、AMAZONFEE、CRUK、PADS、DCGS…、gift_…)不是",
            "a code that begins with five digits is a product; every other one (POST, DOT, M, D, S, B, C2, BANK CHARGES,"
                    + " AMAZONFEE, CRUK, PADS, DCGS…, gift_…) is not") {
        @Override
        boolean isProduct(String code) {
            if (code.length() < DIGITS) {
                return false;
            }
            for (int i = 0; i < DIGITS; i++) {
                char c = code.charAt(i);
                if (c < '0' || c > '9') {
                    return false;
                }
            }
            return true;
        }
    },

    /** For shops with codes of another form: all but the service codes known from the "Online Retail" data. */
    ANY(
            "除已知的服务编码(POST、DOT、M、D、S、B、C2、BANK CHARGES、AMAZONFEE、CRUK、PADS、gift_…)外,所有编码都是商品",
            "every code is a product but the known service codes (POST, DOT, M, D, S, B, C2, BANK CHARGES, AMAZONFEE, CRUK,"
                    + " PADS, gift_…)") {
        @Override
        boolean isProduct(String code) {
            String upper = code.toUpperCase(Locale.ROOT);
            return !SERVICES.contains(upper) && !upper.startsWith("GIFT_");
        }
    };

    private static final int DIGITS = 5;
    private static final Set<String> SERVICES =
            Set.of("POST", "DOT", "M", "D", "S", "B", "C2", "BANK CHARGES", "AMAZONFEE", "CRUK", "PADS");

    private final Text rule;

    ProductCodes(String zh, String en) {
        this.rule = new Text(zh, en);
    }

    /** The rule in words. */
    public Text rule() {
        return rule;
    }

    abstract boolean isProduct(String code);
}
