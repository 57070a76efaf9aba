package org.shopkeeper.decisions.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which names an expression mentions. */
final class Mentions {

    private final Scope filtered;
    private final Scope.Slot item;

    Mentions(Scope filtered, Scope.Slot item) {
        this.filtered = filtered;
        this.item = item;
    }

    /** Whether a filter asks about its item, be it by a bare property name. */
    boolean item(Ast ast) {
        FeelType type = Lowering.plain(item.type());
        return any(ast, name -> {
            if (name.equals("item")) {
                return true;
            }
            if (type instanceof FeelType.ContextOf context) {
                return context.fields().containsKey(name) || filtered.binding(name) == null && Builtins.named(name) == null;
            }
            boolean unknown = type == FeelType.Basic.ANY || type == FeelType.Basic.CONTEXT;
            return unknown && Builtins.named(name) == null;
        });
    }

    static boolean question(Ast ast) {
        return name(ast, "?");
    }

    static boolean name(Ast ast, String wanted) {
        return any(ast, wanted::equals);
    }

    private static boolean any(Ast ast, Predicate<String> wanted) {
        if (ast instanceof Ast.Name name) {
            return wanted.test(name.name());
        }
        for (Ast child : children(ast)) {
            if (any(child, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<Ast> children(Ast ast) {
        List<Ast> all = new ArrayList<>();
        if (ast instanceof Ast.Path a) {
            all.add(a.source());
        } else if (ast instanceof Ast.Filter a) {
            all.add(a.source());
            all.add(a.filter());
        } else if (ast instanceof Ast.Call a) {
            all.add(a.function());
            all.addAll(a.arguments());
        } else if (ast instanceof Ast.Binary a) {
            all.add(a.left());
            all.add(a.right());
        } else if (ast instanceof Ast.Negate a) {
            all.add(a.operand());
        } else if (ast instanceof Ast.Between a) {
            all.addAll(List.of(a.value(), a.low(), a.high()));
        } else if (ast instanceof Ast.In a) {
            all.add(a.value());
            all.addAll(a.tests());
        } else if (ast instanceof Ast.InstanceOf a) {
            all.add(a.value());
        } else if (ast instanceof Ast.ListLiteral a) {
            all.addAll(a.elements());
        } else if (ast instanceof Ast.ContextLiteral a) {
            a.entries().forEach(e -> all.add(e.value()));
        } else if (ast instanceof Ast.Range a) {
            all.addAll(List.of(a.low(), a.high()));
        } else if (ast instanceof Ast.Comparison a) {
            all.add(a.operand());
        } else if (ast instanceof Ast.If a) {
            all.addAll(List.of(a.condition(), a.then(), a.otherwise()));
        } else if (ast instanceof Ast.For a) {
            iterations(a.iterations(), all);
            all.add(a.body());
        } else if (ast instanceof Ast.Quantified a) {
            iterations(a.iterations(), all);
            all.add(a.satisfies());
        } else if (ast instanceof Ast.Function a) {
            all.add(a.body());
        }
        return all;
    }

    private static void iterations(List<Ast.Iteration> iterations, List<Ast> all) {
        for (Ast.Iteration iteration : iterations) {
            all.add(iteration.in());
            Ast to = iteration.to();
            if (to != null) {
                all.add(to);
            }
        }
    }
}
