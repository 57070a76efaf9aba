package org.shopkeeper.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.shopkeeper.decisions.Asking;
import org.shopkeeper.decisions.Decider;
import org.shopkeeper.decisions.Decision;
import org.shopkeeper.decisions.Engine;
import org.shopkeeper.decisions.Explanation;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Reason;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.catalogue.Signature;

/**
 * A rule set on Drools. One session per question; the compiled rules are shared. A rule with a {@code @code} is one that
 * people read: it gives a reason and has a row number; rules without one only prepare facts.
 */
final class DrlDecider implements Decider, AutoCloseable {

    /** More firings than any honest rule set needs for one question: rules that keep waking each other. */
    private static final int MAX_FIRINGS = 10_000;

    private final RuleSet set;
    private final KieContainer container;
    private final KieBase rules;
    private final Map<String, Integer> order = new HashMap<>();

    DrlDecider(RuleSet set, KieContainer container) {
        this.set = set;
        this.container = container;
        this.rules = container.getKieBase();
        rules.getKiePackages().stream()
                .flatMap(p -> p.getRules().stream())
                .filter(rule -> rule.getMetaData().containsKey("code"))
                .map(Rule::getName)
                .sorted()
                .forEach(name -> order.put(name, order.size() + 1));
    }

    @Override
    public Signature signature() {
        return set.signature();
    }

    @Override
    public Engine engine() {
        return Engine.DROOLS;
    }

    @Override
    public Decision decide(Map<String, Object> input, Asking asking) {
        KieSession session = rules.newKieSession();
        try {
            var fired = new ArrayList<Rule>();
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    fired.add(event.getMatch().getRule());
                }
            });
            List<Object> facts = set.facts(input);
            facts.forEach(session::insert);
            if (session.fireAllRules(MAX_FIRINGS) == MAX_FIRINGS) {
                return endless();
            }
            var outcomes = new ArrayList<Object>();
            session.getObjects().forEach(o -> {
                if (!facts.contains(o)) {
                    outcomes.add(o);
                }
            });
            return new Decision.Decided(set.conclude(input, outcomes), explain(fired));
        } finally {
            session.dispose();
        }
    }

    private Decision endless() {
        var message = new Text("规则互相触发，没有结束", "The rules keep waking each other and do not end.");
        var place = new Failure.Place(signature().id(), signature().name(), null, null, null);
        return new Decision.Failed(List.of(new Failure("BUDGET_EXCEEDED", message, place)), Explanation.NONE);
    }

    private Explanation explain(List<Rule> fired) {
        var sorted = fired.stream()
                .distinct()
                .filter(rule -> rule.getMetaData().containsKey("code"))
                .sorted(Comparator.comparing(Rule::getName))
                .toList();
        var reasons = new ArrayList<Reason>();
        var law = new LinkedHashSet<String>();
        var numbers = new ArrayList<Integer>();
        for (Rule rule : sorted) {
            String id = rule.getName().split(" ", 2)[0];
            reasons.add(new Reason(said(rule, "code", id), said(rule, "zh", id), said(rule, "en", id), id));
            String basis = said(rule, "basis", "");
            if (!basis.isEmpty()) {
                law.add(basis);
            }
            numbers.add(order.getOrDefault(rule.getName(), 0));
        }
        return Explanation.of(numbers, reasons, List.copyOf(law));
    }

    /** Drools keeps the quotes of a quoted metadata value. */
    private static String said(Rule rule, String key, String otherwise) {
        Object value = rule.getMetaData().get(key);
        if (value == null) {
            return otherwise;
        }
        String text = String.valueOf(value).strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Frees the compiled classes; called when the last release with these rules is retired. */
    @Override
    public void close() {
        var id = container.getReleaseId();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(id);
    }
}
