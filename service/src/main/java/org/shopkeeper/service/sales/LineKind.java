package org.shopkeeper.service.sales;

import org.shopkeeper.decisions.Text;

/** What one line of a sales file is. The first kind that fits, in this order, is the line's kind. */
public enum LineKind {
    CANCELLATION("取消单(发票号以 C 开头)", "cancellation (the invoice number begins with C)"),
    NON_PRODUCT("非商品编码(邮费、手续费、礼券、调整等)", "not a product code (postage, fees, vouchers, adjustments …)"),
    NON_POSITIVE_QUANTITY("数量不大于 0(盘亏、损坏等)", "quantity of zero or less (stock write-offs and the like)"),
    NON_POSITIVE_PRICE("单价不大于 0(赠品、调整等)", "unit price of zero or less (free goods, adjustments)"),
    SALE("销售", "sale");

    private final Text text;

    LineKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    public Text text() {
        return text;
    }

    static LineKind of(SalesLine line, ProductCodes codes) {
        if (line.invoiceNo().startsWith("C") || line.invoiceNo().startsWith("c")) {
            return CANCELLATION;
        }
        if (!codes.isProduct(line.sku())) {
            return NON_PRODUCT;
        }
        if (line.quantity() <= 0) {
            return NON_POSITIVE_QUANTITY;
        }
        return line.unitPrice().signum() <= 0 ? NON_POSITIVE_PRICE : SALE;
    }
}
