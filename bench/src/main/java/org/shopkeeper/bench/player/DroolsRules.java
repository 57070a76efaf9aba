package org.shopkeeper.bench.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.TableWorkload;
import org.shopkeeper.decisions.table.CellSet;
import org.shopkeeper.decisions.table.Table;

/** One DRL rule per row on Drools' executable model, over one session that is kept: insert, fire, delete. */
public final class DroolsRules implements Player {

    private final TableWorkload work;
    private final KieSession session;
    private final List<RuleFact> facts = new ArrayList<>();

    public DroolsRules(TableWorkload work) {
        this.work = work;
        TypedFacts typed = new TypedFacts(work);
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/bench/price.drl", drl(work.table(), typed.scales));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        session =
                services.newKieContainer(builder.getKieModule().getReleaseId()).newKieSession();
        for (int i = 0; i < typed.size; i++) facts.add(new RuleFact(typed, i));
    }

    private static String drl(Table table, int[] scales) {
        StringBuilder out = new StringBuilder("package bench;\nimport %s;\n".formatted(RuleFact.class.getName()));
        boolean first = table.hitPolicy() == Table.HitPolicy.FIRST;
        for (int row = 0; row < table.rows().size(); row++) {
            List<String> tests = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                test(table.rows().get(row).cells().get(c), c, scales[c], tests);
            }
            out.append("rule \"r").append(row).append("\" ");
            if (first) out.append("salience ").append(table.rows().size() - row).append(" activation-group \"first\" ");
            out.append("when $f : RuleFact(").append(String.join(", ", tests));
            out.append(") then $f.setRow(").append(row).append("); end\n");
        }
        return out.toString();
    }

    private static void test(CellSet cell, int column, int scale, List<String> tests) {
        if (cell instanceof CellSet.Values values) {
            Object value = values.values().iterator().next();
            tests.add(value instanceof String text ? "text%d == \"%s\"".formatted(column, text) : "truth == " + value);
        } else if (cell instanceof CellSet.Intervals intervals) {
            CellSet.Interval part = intervals.parts().get(0);
            if (part.low() instanceof BigDecimal low)
                tests.add("number%d >= %dL".formatted(column, TypedFacts.unscaled(low, scale)));
            if (part.high() instanceof BigDecimal high) {
                tests.add("number%d < %dL".formatted(column, TypedFacts.unscaled(high, scale)));
            }
        }
    }

    private int decide(RuleFact fact) {
        fact.setRow(-1);
        FactHandle handle = session.insert(fact);
        session.fireAllRules();
        session.delete(handle);
        return fact.getRow();
    }

    @Override
    public String answer(int fact) {
        return work.answer(decide(facts.get(fact)));
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++) sink.consume(decide(facts.get(i)));
    }
}
