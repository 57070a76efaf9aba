package org.shopkeeper.service.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Text;

/**
 * What an import found and did.
 *
 * @param alreadyImported the same content was imported before, so nothing was read or changed
 * @param lines lines below the header
 * @param kinds how many lines of each kind the file has, and their quantity times price
 * @param malformed lines that cannot be read as sales lines; not kept
 * @param added lines that are new to the shop
 * @param alreadyKnown lines that an earlier import had brought
 * @param reclassified known lines whose kind changed, because another rule for product codes was asked for
 * @param repeatedLinesKept lines that repeat an earlier line of the file in every field; counted, because a till writes one
 *     line per scan
 * @param salesWithoutCustomer sales of guests; counted
 * @param skus different stock codes among the sales
 * @param sampleLinesRemoved lines of the sample shop that made room
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReport(
        String file,
        String sha256,
        boolean alreadyImported,
        @Nullable String charset,
        long lines,
        Map<LineKind, KindCount> kinds,
        long malformed,
        long added,
        long alreadyKnown,
        long reclassified,
        long repeatedLinesKept,
        long salesWithoutCustomer,
        int skus,
        @Nullable String firstLineAt,
        @Nullable String lastLineAt,
        long sampleLinesRemoved,
        List<Text> rules) {

    /** @param gross quantity times unit price, exact */
    public record KindCount(Text title, long lines, BigDecimal gross) {}

    static ImportReport nothingNew(String file, String sha256, String importedAs) {
        return new ImportReport(
                file,
                sha256,
                true,
                null,
                0,
                Map.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                0,
                List.of(new Text(
                        "内容相同的文件已导入(任务 " + importedAs + ");没有改变",
                        "The same content was imported before (job " + importedAs + "); nothing changed.")));
    }

    static List<Text> rules(ProductCodes codes) {
        return List.of(
                new Text(
                        "每行只归一类,按此顺序取第一个符合的:取消单、非商品编码、数量不大于 0、单价不大于 0、销售",
                        "Each line is of one kind, the first that fits: cancellation, not a product code, quantity of zero or"
                                + " less, price of zero or less, sale."),
                codes.rule(),
                new Text("没有顾客编号的行保留", "Lines without a customer are kept."),
                new Text(
                        "各字段完全相同的重复行保留(收银机每次扫描写一行)",
                        "Lines that repeat another in every field are kept: a till writes one line per scan."),
                new Text(
                        "编码按原样保留,区分大小写;M/d/yyyy 日期按月在前读取",
                        "Stock codes are kept as written, letter case too; a date like 12/1/2010 is read month first."));
    }
}
