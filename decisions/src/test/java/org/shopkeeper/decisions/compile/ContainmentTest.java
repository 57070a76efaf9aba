package org.shopkeeper.decisions.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.dmn.DmnReader;
import org.shopkeeper.decisions.feel.EvaluationBudget;
import org.shopkeeper.decisions.policy.PolicyRejected;
import org.shopkeeper.decisions.policy.PolicySource;

/** What a hostile policy can do: be refused with its place, or be cut off with a reason. */
class ContainmentTest {

    private static final String READS_ENVIRONMENT =
            "{java: {class: \"java.lang.System\", method signature: \"getenv(java.lang.String)\"}}";

    // --- 1, 2: no way to the host

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(s) external " + READS_ENVIRONMENT,
                "function ( s ) /* c */ external // d\n " + READS_ENVIRONMENT,
                "{f: function(s) external " + READS_ENVIRONMENT + ", r: f(\"PATH\")}.r",
                "[1, (function(s) external " + READS_ENVIRONMENT + ")(\"PATH\")]",
                "function(s) external {java: {\"class\": \"java.lang.\\u0053ystem\", method signature: \"exit(int)\"}}",
                "function(s) external {java: {class: \"java.lang.\" + \"System\", method signature: \"exit(int)\"}}",
                "function(s) external {java: {class: \"java.lang.Runtime\", method signature: \"exec(java.lang.String)\"}}",
                "function(s) external {pmml: {document: \"http://127.0.0.1:1/x.pmml\", model: \"m\"}}",
            })
    void aFunctionOfTheHostIsRefusedWithItsPlace(String expression) {
        PolicyRejected refused = refused(literal(expression));

        assertThat(refused.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.code()).isEqualTo("EXTERNAL_FUNCTION_REFUSED");
            assertThat(mistake.path()).isEqualTo("area/d.dmn");
            assertThat(mistake.place().decision()).isEqualTo("d");
        });
    }

    @Test
    void aFunctionOfTheHostInATableCellIsRefusedWithRowAndColumn() {
        String table =
                """
                <decisionTable hitPolicy="UNIQUE"><input label="金额"><inputExpression><text>1</text></inputExpression></input>
                <output name="x"/><rule id="r"><inputEntry><text>(function(s) external %s)(?)</text></inputEntry>
                <outputEntry><text>1</text></outputEntry></rule></decisionTable>"""
                        .formatted(READS_ENVIRONMENT);

        PolicyRejected refused = refused(file(table));

        assertThat(refused.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.place().row()).isEqualTo(1);
            assertThat(mistake.place().column()).isEqualTo("金额");
        });
    }

    @Test
    void aFunctionOfTheHostInABusinessKnowledgeModelIsRefused() {
        String bkm =
                """
                <businessKnowledgeModel id="k" name="env"><encapsulatedLogic kind="Java"><formalParameter name="s"/>
                <context><contextEntry><variable name="class"/><literalExpression><text>"java.lang.System"</text>
                </literalExpression></contextEntry><contextEntry><variable name="method signature"/><literalExpression>
                <text>"getenv(java.lang.String)"</text></literalExpression></contextEntry></context></encapsulatedLogic>
                </businessKnowledgeModel>""";

        PolicyRejected refused =
                refused(definitions(bkm + decision("<literalExpression><text>1</text></literalExpression>")));

        assertThat(refused.mistakes().get(0).place().decision()).isEqualTo("env");
    }

    // --- 8: waste

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count(for i in 1..10000000 return i)",
                "count(for i in 1..100000, j in 1..100000 return i)",
                "some i in 1..100000, j in 1..100000 satisfies i + j < 0",
                "{f: function(n) f(n + 1), r: f(1)}.r",
                "{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), r: f(60)}.r",
                "{d: function(s, n) if n = 0 then s else d(s + s, n - 1), r: d(\"ha\", 60)}.r",
                "{d: function(l, n) if n = 0 then l else d(concatenate(l, l), n - 1), r: count(d([1], 60))}.r",
                "count(for i in 1..200000 return partial)",
                "string join(for i in 1..1000000 return \"0123456789\", \"-\")",
                "sort(for i in 1..1000000 return -i, function(a, b) a < b)[1]",
                "for i in -9999999999..9999999999 return i",
            })
    void wasteIsCutOffWithAReason(String expression) {
        assertThat(failure(expression)).isEqualTo("BUDGET_EXCEEDED");
    }

    @Test
    void timeOnTheClockIsLimitedToo() {
        EvaluationBudget brief =
                new EvaluationBudget(Long.MAX_VALUE, 100, Long.MAX_VALUE, 1_000, Duration.ofMillis(20));
        PolicySource source = literal("some i in 1..100000, j in 1..100000 satisfies i < 0");

        Decision decision = decider(source, brief).decide(Map.of(), Asking.PLAIN);

        assertThat(((Decision.Failed) decision).failures().get(0).code()).isEqualTo("BUDGET_EXCEEDED");
    }

    @Test
    void deepNestingIsRefusedBeforeItIsParsed() {
        String nested = "(".repeat(20_000) + "1" + ")".repeat(20_000);

        assertThat(refused(literal(nested)).mistakes().get(0).code()).isEqualTo("SYNTAX");
        assertThat(refused(literal("[".repeat(20_000))).mistakes().get(0).code())
                .isEqualTo("SYNTAX");
        assertThat(refused(literal("-".repeat(20_000) + "1")).mistakes().get(0).code())
                .isEqualTo("SYNTAX");
        assertThat(refused(literal("{a:".repeat(20_000))).mistakes().get(0).code())
                .isEqualTo("SYNTAX");
        assertThat(refused(literal("if ".repeat(20_000))).mistakes().get(0).code())
                .isEqualTo("SYNTAX");
        assertThat(refused(literal("x in (".repeat(20_000))).mistakes().get(0).code())
                .isEqualTo("SYNTAX");
    }

    @Test
    void aLongChainOfOperatorsIsRefused() {
        assertThat(refused(literal("1" + " + 1".repeat(20_000)))
                        .mistakes()
                        .get(0)
                        .code())
                .isEqualTo("SYNTAX");
        assertThat(refused(literal("null" + ".a".repeat(20_000)))
                        .mistakes()
                        .get(0)
                        .code())
                .isEqualTo("SYNTAX");
        assertThat(decider(literal("1" + " + 1".repeat(999)), EvaluationBudget.DEFAULT)
                        .decide(Map.of(), Asking.PLAIN))
                .isInstanceOf(Decision.Decided.class);
    }

    @Test
    void hugeLiteralsAreRefusedOrRounded() {
        assertThat(refused(literal("9".repeat(20_000))).mistakes().get(0).code())
                .isEqualTo("SYNTAX");
        assertThat(refused(literal("1e99999")).mistakes().get(0).code()).isEqualTo("SYNTAX");
        assertThat(failure("10 ** 9999")).isEqualTo("TYPE_MISMATCH");
        assertThat(failure("9 ** 99999")).isEqualTo("TYPE_MISMATCH");
    }

    // --- 9: regular expressions

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matches(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\", \"(.*x){20}y\")",
                "replace(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(.*a){20}b\", \"b\")",
                "split(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(.*a){20}b\")",
            })
    void aHostilePatternIsCutOff(String expression) {
        assertThat(failure(expression)).isEqualTo("BUDGET_EXCEEDED");
    }

    // --- 10: XML

    @Test
    void aDocumentTypeNeverReachesAnEntity() {
        PolicySource source = new PolicySource(
                "area/d.dmn",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]>"
                        + literal("1").text());

        PolicyRejected refused = refused(source);

        assertThat(refused.mistakes().get(0).code()).isIn("XML_REFUSED", "DOCTYPE_REFUSED");
    }

    @Test
    void anXIncludeIsNotFollowed() {
        String included =
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>";
        DmnReader.read(
                "area/d",
                file("<literalExpression><text>1" + included + "</text></literalExpression>")
                        .text());
    }

    // --- other decisions are not affected

    @Test
    void theNextEvaluationIsFresh() {
        DmnCompiler compiler = new DmnCompiler(EvaluationBudget.DEFAULT, Clock.systemUTC());
        Decider wasteful = compiler.compile(literal("count(for i in 1..10000000 return i)"), List.of())
                .get(0);
        Decider modest = compiler.compile(literal("1 + 1"), List.of()).get(0);

        assertThat(wasteful.decide(Map.of(), Asking.PLAIN)).isInstanceOf(Decision.Failed.class);
        assertThat(modest.decide(Map.of(), Asking.PLAIN)).isInstanceOf(Decision.Decided.class);
    }

    private static String failure(String expression) {
        Decision decision =
                decider(literal(expression), EvaluationBudget.DEFAULT).decide(Map.of(), Asking.PLAIN);
        List<org.shopkeeper.decisions.Failure> failures = ((Decision.Failed) decision).failures();
        return failures.get(failures.size() - 1).code();
    }

    private static Decider decider(PolicySource source, EvaluationBudget budget) {
        return new DmnCompiler(budget, Clock.systemUTC())
                .compile(source, List.of())
                .get(0);
    }

    private static PolicyRejected refused(PolicySource source) {
        return catchThrowableOfType(PolicyRejected.class, () -> decider(source, EvaluationBudget.DEFAULT));
    }

    private static PolicySource literal(String expression) {
        return file("<literalExpression><text><![CDATA[" + expression + "]]></text></literalExpression>");
    }

    private static PolicySource file(String logic) {
        return definitions(decision(logic));
    }

    private static String decision(String logic) {
        return "<decision id=\"d\" name=\"d\"><variable name=\"d\"/>" + logic + "</decision>";
    }

    private static PolicySource definitions(String content) {
        return new PolicySource(
                "area/d.dmn",
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"d\" namespace=\"urn:d\">"
                        + content + "</definitions>");
    }
}
