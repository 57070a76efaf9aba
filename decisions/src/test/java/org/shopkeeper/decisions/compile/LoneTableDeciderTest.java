package org.shopkeeper.decisions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.policy.PolicySource;

/** The short way through a lone table gives what the long way gives, the first time and ever after. */
class LoneTableDeciderTest {

    private static final String MODEL =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="tier" namespace="test">
            <inputData id="i1" name="channel"><variable id="v1" name="channel" typeRef="string"/></inputData>
            <inputData id="i2" name="amount"><variable id="v2" name="amount" typeRef="number"/></inputData>
            <inputData id="i3" name="loyal"><variable id="v3" name="loyal" typeRef="boolean"/></inputData>
            <decision id="tier" name="tier"><variable id="v" name="tier"/>
            <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
            <informationRequirement id="r2"><requiredInput href="#i2"/></informationRequirement>
            <informationRequirement id="r3"><requiredInput href="#i3"/></informationRequirement>
            <decisionTable id="t" hitPolicy="%s">
            <input id="c1"><inputExpression id="e1" typeRef="string"><text>channel</text></inputExpression></input>
            <input id="c2"><inputExpression id="e2" typeRef="number"><text>amount</text></inputExpression></input>
            <input id="c3"><inputExpression id="e3" typeRef="boolean"><text>loyal</text></inputExpression></input>
            <output id="o1" name="code" typeRef="string"/><output id="o2" name="rate" typeRef="number"/>
            %s
            </decisionTable></decision></definitions>
            """;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"FIRST", "UNIQUE"})
    void bothWaysAgree(String hitPolicy) {
        Decider decider = decider(
                hitPolicy,
                rule("\"web\"", "&gt;= 100", "true", "\"A\"", "0.1")
                        + rule("\"web\",\"app\"", "[50..100)", "-", "\"B\"", "0.05")
                        + rule("-", "&lt; 10", "-", "\"C\"", "0")
                        + rule("\"app\"", "&lt; 5", "false", "\"D\"", "1"));
        assertThat(decider).isInstanceOf(LoneTableDecider.class);
        long seed = 20261111;
        Random random = new Random(seed);
        Object[] channels = {"web", "app", "shop", null, BigDecimal.ONE};
        for (int i = 0; i < 3000; i++) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("channel", channels[random.nextInt(channels.length)]);
            facts.put("amount", random.nextInt(20) == 0 ? "12" : BigDecimal.valueOf(random.nextInt(1200), 1));
            facts.put("loyal", random.nextInt(20) == 0 ? null : random.nextBoolean());
            Decision longWay = decider.decide(facts, Asking.TRACED);
            Decision shortWay = decider.decide(facts, Asking.PLAIN);
            assertThat(shortWay).as("seed %d, %s", seed, facts).hasSameClassAs(longWay);
            assertThat(shortWay.explanation().matchedRules())
                    .isEqualTo(longWay.explanation().matchedRules());
            if (shortWay instanceof Decision.Decided decided) {
                assertThat(decided.output()).isEqualTo(((Decision.Decided) longWay).output());
            }
        }
    }

    @Test
    void aTableThatReadsItsFactsInTheOutputTakesTheLongWay() {
        assertThat(decider("FIRST", rule("-", "-", "-", "channel", "amount * 2")))
                .isInstanceOf(CompiledDecider.class);
    }

    private static Decider decider(String hitPolicy, String rules) {
        return new DmnCompiler(EvaluationBudget.DEFAULT, Clock.systemUTC())
                .compile(new PolicySource("test/tier.dmn", MODEL.formatted(hitPolicy, rules)), List.of())
                .get(0);
    }

    private static String rule(String channel, String amount, String loyal, String code, String rate) {
        return ("<rule id=\"r%d\"><inputEntry id=\"a\"><text>%s</text></inputEntry><inputEntry id=\"b\"><text>%s</text></inputEntry>"
                        + "<inputEntry id=\"c\"><text>%s</text></inputEntry><outputEntry id=\"d\"><text>%s</text></outputEntry>"
                        + "<outputEntry id=\"e\"><text>%s</text></outputEntry></rule>%n")
                .formatted(Math.abs((channel + amount + loyal).hashCode()), channel, amount, loyal, code, rate);
    }
}
