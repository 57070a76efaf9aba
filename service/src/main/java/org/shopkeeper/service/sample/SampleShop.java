package org.shopkeeper.service.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sales and the stock of a small shop, the same to the byte on every machine: steady sellers, erratic ones, rare ones,
 * one big order, cancellations and postage, over eight weeks.
 */
final class SampleShop {

    private static final long SEED = 20_261_111L;
    private static final int DAYS = 56;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    /**
     * @param perDay expected orders per day
     * @param size largest units in an order
     */
    private record Article(String code, String title, String price, double perDay, int size) {}

    private static final List<String> GOODS = List.of(
            "纯棉T恤 cotton tee",
            "真丝围巾 silk scarf",
            "陶瓷马克杯 ceramic mug",
            "竹纤维毛巾 bamboo towel",
            "香薰蜡烛 scented candle",
            "帆布托特包 canvas tote",
            "保温水壶 vacuum flask",
            "乌龙茶礼盒 oolong gift box");
    private static final List<String> KINDS = List.of("白 white", "黑 black", "蓝 blue", "红 red", "绿 green");

    private final StringBuilder sales =
            new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    private final StringBuilder stock = new StringBuilder(
            "sku,onHand,onOrder,backorder,leadTimeDays,leadTimeSdDays,unitCost,pack,moq,supplierGrade,lifecycle\n");

    private SampleShop() {}

    static SampleShop generate() {
        var shop = new SampleShop();
        var random = new SplittableRandom(SEED);
        int number = 0;
        int invoice = 700_000;
        for (String good : GOODS) {
            for (String kind : KINDS) {
                Article article = article(number++, good, kind, random);
                invoice = shop.sell(article, invoice, random);
                shop.store(article, random);
            }
        }
        return shop;
    }

    String sales() {
        return sales.toString();
    }

    String stock() {
        return stock.toString();
    }

    private static Article article(int number, String good, String kind, SplittableRandom random) {
        // A few sell every day, most now and then, some hardly ever: as in any shop.
        double perDay = 8.0 / (1 + number % 13) / (1 + random.nextInt(3));
        String price = BigDecimal.valueOf(1_900 + random.nextInt(18_000), 2).toPlainString();
        return new Article(String.valueOf(30_001 + number), good + " " + kind, price, perDay, 1 + random.nextInt(6));
    }

    private int sell(Article a, int invoice, SplittableRandom random) {
        int next = invoice;
        for (int day = 0; day < DAYS; day++) {
            int orders = (int) Math.floor(a.perDay() * 2 * random.nextDouble() + random.nextDouble() * 0.5);
            for (int i = 0; i < orders; i++) {
                next++;
                int units = 1 + random.nextInt(a.size());
                line(String.valueOf(next), a.code(), a.title(), units, day, a.price(), random);
                if (random.nextInt(60) == 0) {
                    line("C" + next, a.code(), a.title(), -units, Math.min(day + 1, DAYS - 1), a.price(), random);
                }
                if (random.nextInt(25) == 0) {
                    line(String.valueOf(next), "POST", "运费 postage", 1, day, "12.00", random);
                }
            }
        }
        if (a.code().equals("30017")) {
            line("799999", a.code(), a.title(), 600, DAYS / 2, a.price(), random);
        }
        return next;
    }

    private void line(
            String invoice, String code, String title, int units, int day, String price, SplittableRandom random) {
        String customer = random.nextInt(4) == 0 ? "" : String.valueOf(12_000 + random.nextInt(900));
        sales.append(invoice)
                .append(',')
                .append(code)
                .append(',')
                .append(title)
                .append(',')
                .append(units)
                .append(',')
                .append(DATE.format(FIRST.plusDays(day)))
                .append(' ')
                .append(String.format("%02d:%02d:00", 9 + random.nextInt(12), random.nextInt(60)))
                .append(',')
                .append(price)
                .append(',')
                .append(customer)
                .append(",中国 China\n");
    }

    private void store(Article a, SplittableRandom random) {
        BigDecimal cost = new BigDecimal(a.price())
                .multiply(BigDecimal.valueOf(45 + random.nextInt(20), 2))
                .setScale(2, java.math.RoundingMode.HALF_UP);
        stock.append(a.code())
                .append(',')
                .append(random.nextInt(120))
                .append(',')
                .append(random.nextInt(3) == 0 ? 48 : 0)
                .append(',')
                .append(random.nextInt(12) == 0 ? 5 : 0)
                .append(',')
                .append(7 + random.nextInt(15))
                .append(',')
                .append(1 + random.nextInt(4))
                .append(',')
                .append(cost.toPlainString())
                .append(',')
                .append(random.nextInt(2) == 0 ? 12 : 6)
                .append(',')
                .append(random.nextInt(2) == 0 ? 24 : 0)
                .append(',')
                .append("ABBCD".charAt(random.nextInt(5)))
                .append(',')
                .append(random.nextInt(9) == 0 ? "CLEARANCE" : "MATURE")
                .append('\n');
    }
}
