package org.shopkeeper.service.replenish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.release.Release;
import org.shopkeeper.service.decide.Decide;
import org.shopkeeper.service.jobs.Job;
import org.shopkeeper.service.jobs.JobFailed;
import org.shopkeeper.service.releases.LiveReleases;
import org.shopkeeper.service.replenish.Proposal.Status;
import org.shopkeeper.service.replenish.Questions.NoOutcome;
import org.shopkeeper.service.sales.SalesFacts;
import org.shopkeeper.service.sales.SalesFacts.SkuSales;
import org.springframework.stereotype.Component;

/** Goes over every SKU that sold and asks the released decisions of one release what to order. */
@Component
class Replenishment {

    private static final Text SUMMING = new Text("汇总销售", "summing up sales");
    private static final Text CLASSIFYING = new Text("分类", "classifying");
    private static final Text DECIDING = new Text("逐个 SKU 决策", "deciding SKU by SKU");
    private static final Text WRITING = new Text("写出结果", "writing the results");

    private static final int PROGRESS_EVERY = 100;
    private static final int FIGURES = 4;

    private final SalesFacts sales;
    private final LiveReleases releases;
    private final Decide decide;
    private final ObjectMapper json;

    Replenishment(SalesFacts sales, LiveReleases releases, Decide decide, ObjectMapper json) {
        this.sales = sales;
        this.releases = releases;
        this.decide = decide;
        this.json = json;
    }

    /** @throws JobFailed when there is nothing to go over, or a decision is not in the release */
    ReplenishmentReport run(Job job, ReplenishmentRequest request) throws IOException {
        SalesFacts.Extent extent = sales.extent();
        if (!extent.sales() || extent.first() == null || extent.last() == null) {
            throw new JobFailed(
                    "NO_SALES",
                    "还没有销售数据;先导入:./shopkeeper import sales 文件",
                    "There are no sales yet. Import some first.");
        }
        Release release = releases.live();
        var window = new Window(
                request.from() == null ? extent.first() : request.from(),
                request.to() == null ? extent.last() : request.to());
        Defaults defaults = Defaults.with(request.defaults());
        String csv = request.stockCsv();
        StockSheet sheet = csv == null || csv.isBlank() ? null : StockSheet.read(csv, defaults);

        job.progress(SUMMING, 0, 0);
        List<SkuSales> sold = sales.bySku(window.from(), window.to());
        if (sold.isEmpty()) {
            throw new JobFailed("NO_SALES", "该时段没有销售", "Nothing was sold in that window.");
        }
        Map<String, Demand> demands = new LinkedHashMap<>();
        for (SkuSales sku : sold) {
            demands.put(sku.sku(), Demand.of(sku.days(), window));
        }
        job.progress(CLASSIFYING, 0, 0);
        var questions = new Questions(release, decide);
        var proposals = new ArrayList<Proposal>();
        try {
            var classes = new Classes(questions, window, demands, sheet == null ? Map.of() : sheet.rows());
            // The most valuable first: a budget goes to them, and so does the reader's eye.
            var inOrder = new ArrayList<>(sold);
            inOrder.sort(
                    Comparator.comparing((SkuSales s) -> demandOf(demands, s).gross(), Comparator.reverseOrder())
                            .thenComparing(SkuSales::sku));
            BigDecimal budget = request.budget();
            var twins = new LetterTwins(demands.keySet());
            for (SkuSales sku : inOrder) {
                var one = new SkuDecision(questions, classes, sku, demandOf(demands, sku), twins);
                Proposal proposal = one.propose(rowOf(sku.sku(), sheet, defaults), refused(sku.sku(), sheet), budget);
                if (budget != null && proposal.orderValue() != null) {
                    budget = budget.subtract(proposal.orderValue());
                }
                proposals.add(proposal);
                if (proposals.size() % PROGRESS_EVERY == 0) {
                    job.progress(DECIDING, proposals.size(), sold.size());
                }
            }
        } catch (NoOutcome e) {
            throw new JobFailed(
                    "DECISION_UNAVAILABLE", "决策没有结果:" + e.decision(), "A decision had no outcome: " + e.getMessage());
        }
        job.progress(WRITING, sold.size(), sold.size());
        ReplenishmentReport report = report(release, window, extent, defaults, sheet, demands, proposals, request);
        ProposalFiles.write(job, json, proposals, report, sheet);
        return report;
    }

    private static Demand demandOf(Map<String, Demand> demands, SkuSales sku) {
        return java.util.Objects.requireNonNull(demands.get(sku.sku()));
    }

    private static StockRow rowOf(String sku, @Nullable StockSheet sheet, Defaults defaults) {
        if (sheet == null) {
            return defaults.row();
        }
        StockRow row = sheet.rows().get(sku);
        return row == null ? defaults.rowNotInSheet() : row;
    }

    private static boolean refused(String sku, @Nullable StockSheet sheet) {
        return sheet != null && sheet.refused().contains(sku);
    }

    static BigDecimal figure(BigDecimal number) {
        return number.setScale(FIGURES, RoundingMode.HALF_UP);
    }

    private static ReplenishmentReport report(
            Release release,
            Window window,
            SalesFacts.Extent extent,
            Defaults defaults,
            @Nullable StockSheet sheet,
            Map<String, Demand> demands,
            List<Proposal> proposals,
            ReplenishmentRequest request) {
        Map<Status, Integer> statuses = new EnumMap<>(Status.class);
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        int onOneOrder = 0;
        int onDefaults = 0;
        for (Proposal p : proposals) {
            statuses.merge(p.status(), 1, Integer::sum);
            units = units.add(p.orderQty() == null ? BigDecimal.ZERO : p.orderQty());
            value = value.add(p.orderValue() == null ? BigDecimal.ZERO : p.orderValue());
            onOneOrder += p.warnings().stream().anyMatch(w -> w.code().equals("RESTS_ON_ONE_ORDER")) ? 1 : 0;
            onDefaults += p.defaulted().isEmpty() ? 0 : 1;
        }
        var unknown = new TreeSet<String>();
        if (sheet != null) {
            unknown.addAll(sheet.rows().keySet());
            unknown.removeAll(demands.keySet());
        }
        return new ReplenishmentReport(
                release.number(),
                window.from(),
                window.to(),
                window.days(),
                window.weeks(),
                extent.sample(),
                proposals.size(),
                statuses,
                units,
                value,
                onOneOrder,
                onDefaults,
                defaults.values(),
                request.budget(),
                sheet == null ? 0 : sheet.rows().size(),
                sheet == null ? List.of() : sheet.problems(),
                List.copyOf(unknown),
                Conventions.of(window, sheet != null, request.budget() != null));
    }

    /** Reasons of a status that no decision gave. */
    static Reason own(String code, String zh, String en) {
        return new Reason(code, zh, en, null);
    }
}
