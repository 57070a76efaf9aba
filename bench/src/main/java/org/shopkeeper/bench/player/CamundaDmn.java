package org.shopkeeper.bench.player;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.openjdk.jmh.infra.Blackhole;
import org.shopkeeper.bench.workload.DmnText;
import org.shopkeeper.bench.workload.TableWorkload;

/** Camunda 7's DMN engine on its JUEL based FEEL, which is its fastest. It has no decimals: numbers go in as doubles. */
public final class CamundaDmn implements Player {

    private final TableWorkload work;
    private final DmnEngine engine;
    private final DmnDecision decision;

    public CamundaDmn(TableWorkload work) {
        this.work = work;
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setEnableFeelLegacyBehavior(true);
        engine = configuration.buildEngine();
        byte[] file = DmnText.of(work)
                // Its type is called so.
                .replace("typeRef=\"number\"", "typeRef=\"double\"")
                .getBytes(StandardCharsets.UTF_8);
        decision = engine.parseDecision("Price", new ByteArrayInputStream(file));
    }

    private DmnDecisionTableResult decide(Object[] fact) {
        VariableMap facts = Variables.createVariables();
        for (int c = 0; c < fact.length; c++) {
            Object value = fact[c] instanceof BigDecimal number ? number.doubleValue() : fact[c];
            facts.putValue(work.table().columns().get(c).name(), value);
        }
        return engine.evaluateDecisionTable(decision, facts);
    }

    @Override
    public String answer(int fact) {
        Map<String, Object> outcome =
                decide(work.facts().get(fact)).getSingleResult().getEntryMap();
        return KieDmn.joined(outcome, work);
    }

    @Override
    public void decide(int from, int count, Blackhole sink) {
        for (int i = from; i < from + count; i++)
            sink.consume(decide(work.facts().get(i)));
    }
}
