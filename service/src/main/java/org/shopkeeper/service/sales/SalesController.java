package org.shopkeeper.service.sales;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Locale;
import java.util.Objects;
import org.shopkeeper.service.jobs.Job;
import org.shopkeeper.service.jobs.JobStatus;
import org.shopkeeper.service.jobs.Jobs;
import org.shopkeeper.service.problem.ProblemException;
import org.shopkeeper.service.problem.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/imports/sales}: sales files in; {@code /v1/sales}: what there is. */
@RestController
class SalesController {

    private static final int MAX_NAME = 120;
    private static final long MAX_UPLOAD_BYTES = 2L << 30;

    private final Jobs jobs;
    private final SalesImport imports;
    private final SalesFacts facts;

    SalesController(Jobs jobs, SalesImport imports, SalesFacts facts) {
        this.jobs = jobs;
        this.imports = imports;
        this.facts = facts;
    }

    @GetMapping("/v1/sales")
    SalesFacts.Extent extent() {
        return facts.extent();
    }

    /**
     * Takes the body, CSV or gzip of CSV whatever its media type says, as a job.
     *
     * @param file the name by which reports shall call it
     * @param productCodes {@code five-digits} or {@code any}
     */
    @PostMapping("/v1/imports/sales")
    ResponseEntity<JobStatus> sales(
            HttpServletRequest request,
            Principal caller,
            @RequestParam(defaultValue = "sales.csv") String file,
            @RequestParam(defaultValue = "five-digits") String productCodes)
            throws IOException {
        ProductCodes codes = codes(productCodes);
        String name = printable(file);
        Job job = jobs.prepare("SALES_IMPORT", caller.getName());
        Path upload = job.scratch("upload");
        try (InputStream body = request.getInputStream()) {
            receive(body, upload);
        } catch (IOException | RuntimeException e) {
            jobs.drop(job);
            throw e;
        }
        JobStatus status = jobs.submit(job, running -> {
            try {
                return imports.run(running, upload, name, codes, false);
            } finally {
                Files.deleteIfExists(upload);
            }
        });
        return ResponseEntity.accepted()
                .location(URI.create("/v1/jobs/" + job.id()))
                .body(status);
    }

    private static void receive(InputStream body, Path upload) throws IOException {
        long bytes = 0;
        try (var out = Files.newOutputStream(upload)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > MAX_UPLOAD_BYTES) {
                    throw new ProblemException(ProblemType.TOO_LARGE, "A sales file may have 2 GB.");
                }
                out.write(buffer, 0, read);
            }
        }
        if (bytes == 0) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is empty; it shall be the sales file.");
        }
    }

    private static ProductCodes codes(String name) {
        return switch (Objects.requireNonNull(name).toLowerCase(Locale.ROOT)) {
            case "five-digits" -> ProductCodes.FIVE_DIGITS;
            case "any" -> ProductCodes.ANY;
            default -> throw new ProblemException(ProblemType.INVALID_REQUEST, "productCodes is five-digits or any.");
        };
    }

    private static String printable(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "_");
        return plain.length() <= MAX_NAME ? plain : plain.substring(plain.length() - MAX_NAME);
    }
}
