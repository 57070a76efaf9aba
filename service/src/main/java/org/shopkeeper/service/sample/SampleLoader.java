package org.shopkeeper.service.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shopkeeper.service.ShopkeeperSettings;
import org.shopkeeper.service.jobs.Job;
import org.shopkeeper.service.jobs.Jobs;
import org.shopkeeper.service.sales.ProductCodes;
import org.shopkeeper.service.sales.SalesFacts;
import org.shopkeeper.service.sales.SalesImport;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * At the first start in a home folder, writes the sample shop to {@code sample/} and imports its sales. The first real import
 * takes their place; they never come back.
 */
@Component
class SampleLoader {

    private final Path folder;
    private final SalesFacts facts;
    private final SalesImport imports;
    private final Jobs jobs;

    SampleLoader(ShopkeeperSettings settings, SalesFacts facts, SalesImport imports, Jobs jobs) {
        this.folder = settings.home().resolve("sample");
        this.facts = facts;
        this.imports = imports;
        this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() throws IOException {
        Path loaded = folder.resolve("loaded");
        if (Files.exists(loaded) || (facts.exists() && facts.extent().sales())) {
            return;
        }
        Files.createDirectories(folder);
        SampleShop shop = SampleShop.generate();
        Files.writeString(folder.resolve("stock.csv"), shop.stock());
        Path sales = Files.writeString(folder.resolve("sales.csv"), shop.sales());
        Job job = jobs.prepare("SAMPLE_SHOP", "shopkeeper");
        jobs.submit(job, running -> {
            var report = imports.run(running, sales, "sales.csv", ProductCodes.FIVE_DIGITS, true);
            Files.createFile(loaded);
            return report;
        });
    }
}
