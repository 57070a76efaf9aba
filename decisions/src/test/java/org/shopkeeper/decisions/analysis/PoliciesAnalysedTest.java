package org.shopkeeper.decisions.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shopkeeper.decisions.compile.Tables;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.table.Table;

/** The default policies pass their own check. */
class PoliciesAnalysedTest {

    private static final Path POLICIES = Path.of("../dmn-models/src/main/resources");

    private static List<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        try (Stream<Path> files = Files.walk(POLICIES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList()) {
                String id =
                        POLICIES.relativize(file).toString().replace('\\', '/').replace(".dmn", "");
                tables.addAll(Tables.of(DmnReader.read(id, Files.readString(file))));
            }
        }
        return tables;
    }

    @Test
    void noDefaultPolicyHasAnError() throws IOException {
        List<String> errors = new ArrayList<>();
        for (Table table : tables()) {
            Findings findings = TableAnalysis.analyse(table);
            assertThat(findings.complete()).as(table.policy()).isTrue();
            for (Finding finding : findings.findings()) {
                String line = table.policy() + " " + finding.severity() + " " + finding.code() + " " + finding.rows()
                        + ": " + finding.text().en();
                if (finding.severity() == Severity.ERROR) {
                    errors.add(line);
                }
            }
        }
        assertThat(errors).isEmpty();
    }
}
