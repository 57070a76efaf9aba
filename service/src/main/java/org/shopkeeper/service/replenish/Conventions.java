package org.shopkeeper.service.replenish;

import java.util.ArrayList;
import java.util.List;
import org.shopkeeper.decisions.Text;

/** The choices that change an answer, in words, as every result states them. */
final class Conventions {

    private Conventions() {}

    static List<Text> of(Window window, boolean sheet, boolean budget) {
        var all = new ArrayList<Text>();
        all.add(new Text(
                "时段 " + window.from() + " 至 " + window.to() + ",按自然日 " + window.days() + " 天(含无销售日)计算日均与标准差",
                "window " + window.from() + " to " + window.to() + ": mean and deviation per day over all "
                        + window.days()
                        + " calendar days, days without sales counted as 0, the same window for every SKU"));
        all.add(new Text("日需求标准差为样本标准差(n−1)", "deviation per day is that of a sample (n − 1)"));
        all.add(new Text(
                "周数据为从末日倒数的 " + window.weeks() + " 个整周,余下的天不计入周数据",
                "weekly series: " + window.weeks()
                        + " whole weeks counted back from the last day; days before them are in no" + " week ("
                        + (window.days() - 7 * window.weeks()) + " here)"));
        all.add(new Text(
                "XYZ 用周销量的样本标准差/均值;需求形态用同一周序列,CV² 用非零周的总体标准差",
                "XYZ: sample deviation over mean of the weekly units; demand pattern: the same weekly series, CV² with the"
                        + " population deviation of the weeks with demand"));
        all.add(new Text(
                "ABC 按销售额降序,看该 SKU 之前的累计占比:跨过 80 % 的那个 SKU 仍为 A",
                "ABC: by sales value, falling, on the share before the SKU: the SKU that crosses 80 % is still A"));
        all.add(new Text(
                "需求取销售行;取消单不冲减需求(单张大单被取消的会在提示中说明)",
                "demand is the sale lines; cancellations are not netted (where a big order was cancelled later, a warning"
                        + " says so)"));
        all.add(new Text(
                "最大订单占该 SKU 件数 20 % 以上且去掉后分类或形态改变的,给出提示",
                "a SKU whose biggest order has 20 % of its units or more, and whose class or pattern changes without it, says"
                        + " so"));
        all.add(new Text(
                "安全库存、补货点、目标库存向上取整;订货量为整箱且不低于起订量;关键 SKU 的安全库存乘以缓冲系数,两个水位同加",
                "safety stock, reorder point and target are rounded up; quantities are whole packs and at least the MOQ; the"
                        + " buffer of a key SKU is added to its safety stock and to both levels"));
        all.add(
                sheet
                        ? new Text(
                                "库存表中没有的 SKU 不猜测在手库存:INSUFFICIENT_DATA",
                                "a SKU that the stock sheet leaves out gets no quantity (INSUFFICIENT_DATA): what is on hand is"
                                        + " not guessed")
                        : new Text(
                                "未提供库存表:全部取声明的默认值",
                                "no stock sheet was given: the declared defaults count for every SKU"));
        if (budget) {
            all.add(new Text("预算按销售额从高到低分配", "the budget goes to the SKUs with the most sales value first"));
        }
        return List.copyOf(all);
    }
}
