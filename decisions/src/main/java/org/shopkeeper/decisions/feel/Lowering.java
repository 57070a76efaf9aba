package org.shopkeeper.decisions.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.Failure;
import org.shopkeeper.decisions.Text;
import org.shopkeeper.decisions.feel.FeelType.Basic;

/** Turns syntax into nodes: names become slots, types are looked up, what is constant is computed once. */
public final class Lowering {

    private final Failure.Place place;
    private final Function<Ast.TypeText, @Nullable FeelType> types;
    private final Consumer<Failure> mistakes;

    /**
     * @param place where the expression stands, for messages
     * @param types the meaning of types written in the expression
     * @param mistakes told of each mistake; the node in its place is null when evaluated
     */
    public Lowering(Failure.Place place, Function<Ast.TypeText, @Nullable FeelType> types, Consumer<Failure> mistakes) {
        this.place = place;
        this.types = types;
        this.mistakes = mistakes;
    }

    static FeelType plain(FeelType type) {
        FeelType plain = type;
        while (plain instanceof FeelType.Restricted restricted) {
            plain = restricted.base();
        }
        return plain;
    }

    /** The text as a node; a mistake in it is reported, and evaluates to null. */
    public Node expression(String text, Scope scope) {
        try {
            return node(Parser.expression(text, scope.names(), scope.paths()), scope);
        } catch (FeelSyntax e) {
            return broken("SYNTAX", "表达式有语法错误：" + e.getMessage(), "Syntax error: " + e.getMessage());
        }
    }

    /**
     * Unary tests over the value in a slot.
     *
     * @param input the slot of the tested value; bound to {@code ?}
     */
    public Node tests(String text, Scope scope, Scope.Slot input) {
        try {
            Scope inner = scope.inner();
            inner.bind("?", input);
            return tests(Parser.unaryTests(text, inner.names(), inner.paths()), inner, input.slot());
        } catch (FeelSyntax e) {
            return broken("SYNTAX", "单元格有语法错误：" + e.getMessage(), "Syntax error: " + e.getMessage());
        }
    }

    private Node tests(Ast.Tests tests, Scope scope, int slot) {
        return new Tests.Cell(tests.negated(), testsOf(tests.tests(), scope), slot);
    }

    private Tests.Test[] testsOf(List<Ast> tests, Scope scope) {
        Tests.Test[] compiled = new Tests.Test[tests.size()];
        for (int i = 0; i < compiled.length; i++) {
            Ast test = tests.get(i);
            compiled[i] = test instanceof Ast.Comparison comparison
                    ? new Tests.Compared(comparison.op(), node(comparison.operand(), scope))
                    : new Tests.Evaluated(node(test, scope), Mentions.question(test), test instanceof Ast.Literal);
        }
        return compiled;
    }

    private Node broken(String code, String zh, String en) {
        Failure failure = new Failure(code, new Text(zh, en), place);
        mistakes.accept(failure);
        return new Literals.Broken(failure);
    }

    Node node(Ast ast, Scope scope) {
        if (ast instanceof Ast.Literal literal) {
            return constant(literal.value());
        }
        if (ast instanceof Ast.Name name) {
            return name(name.name(), scope);
        }
        if (ast instanceof Ast.Path path) {
            return path(path, scope);
        }
        if (ast instanceof Ast.Filter filter) {
            return filter(filter, scope);
        }
        if (ast instanceof Ast.Call call) {
            return call(call, scope);
        }
        if (ast instanceof Ast.Binary binary) {
            return binary(binary, scope);
        }
        if (ast instanceof Ast.Negate negate) {
            return new Operators.Negation(node(negate.operand(), scope), place);
        }
        if (ast instanceof Ast.Between between) {
            return new Operators.Between(
                    node(between.value(), scope), node(between.low(), scope), node(between.high(), scope), place);
        }
        if (ast instanceof Ast.In in) {
            Node value = node(in.value(), scope);
            Scope inner = scope.inner();
            Scope.Slot slot = inner.anonymous(Basic.ANY);
            return new Tests.In(value, slot.slot(), testsOf(in.tests(), inner), in.bare(), place);
        }
        if (ast instanceof Ast.InstanceOf instance) {
            FeelType type = types.apply(instance.type());
            return type == null
                    ? broken("UNKNOWN_TYPE", "没有这种类型", "There is no such type: " + instance.type())
                    : new Operators.InstanceOf(node(instance.value(), scope), type);
        }
        if (ast instanceof Ast.If choice) {
            return new Operators.If(
                    node(choice.condition(), scope), node(choice.then(), scope), node(choice.otherwise(), scope));
        }
        return builder(ast, scope);
    }

    private Node builder(Ast ast, Scope scope) {
        if (ast instanceof Ast.ListLiteral list) {
            return list(list, scope);
        }
        if (ast instanceof Ast.ContextLiteral context) {
            return context(context, scope);
        }
        if (ast instanceof Ast.Range range) {
            if (isNull(range.low()) || isNull(range.high())) {
                return broken("SYNTAX", "区间的端点不能写 null", "The end of a range cannot be written as null");
            }
            return new Literals.Range(
                    range.lowClosed(), node(range.low(), scope), node(range.high(), scope), range.highClosed(), place);
        }
        if (ast instanceof Ast.Comparison comparison) {
            return new Literals.HalfRange(comparison.op(), node(comparison.operand(), scope), place);
        }
        if (ast instanceof Ast.For loop) {
            return loop(loop, scope);
        }
        if (ast instanceof Ast.Quantified quantified) {
            Scope inner = scope.inner();
            Loops.Domain[] domains = domains(quantified.iterations(), inner);
            return new Loops.Quantified(quantified.every(), domains, node(quantified.satisfies(), inner), place);
        }
        if (ast instanceof Ast.Function function) {
            return function(function, scope);
        }
        return broken("SYNTAX", "此处不能写测试", "A test cannot stand here");
    }

    private static boolean isNull(Ast ast) {
        return ast instanceof Ast.Literal literal && literal.value() == null;
    }

    private static Node constant(@Nullable Object value) {
        FeelType type = Basic.NULL;
        for (Basic basic : Basic.values()) {
            if (value != null && basic != Basic.ANY && basic != Basic.NULL && Types.fits(value, basic, NONE)) {
                type = basic;
                break;
            }
        }
        return new Literals.Constant(value, type);
    }

    private static final Evaluation NONE = new Evaluation(EvaluationBudget.DEFAULT, java.time.Clock.systemUTC());

    private Node name(String name, Scope scope) {
        Node found = scope.resolve(name);
        if (found != null) {
            return found;
        }
        Builtin builtin = Builtins.named(name);
        if (builtin != null) {
            return new Literals.Constant(builtin, Basic.FUNCTION);
        }
        return broken("UNKNOWN_NAME", "没有名为 " + name + " 的变量或函数", "Nothing is called '" + name + "' here");
    }

    private Node path(Ast.Path path, Scope scope) {
        if (path.source() instanceof Ast.Name name && scope.binding(name.name()) instanceof Scope.Imported imported) {
            Scope.Binding element = imported.elements().get(path.name());
            if (element instanceof Scope.Slot slot) {
                return scope.access(slot);
            }
            if (element instanceof Scope.Known known) {
                return new Literals.Constant(known.function(), Basic.FUNCTION);
            }
            if (element == null) {
                return broken(
                        "UNKNOWN_NAME",
                        "导入的 " + name.name() + " 中没有 " + path.name(),
                        "The import " + name.name() + " has no " + path.name());
            }
        }
        Node source = node(path.source(), scope);
        Node general = new Access.Path(source, path.name(), propertyType(source.type(), path.name()), place);
        return source instanceof Access.Local local
                ? new Fusions.LocalPath(local.slot(), path.name(), general)
                : general;
    }

    private static FeelType propertyType(FeelType source, String name) {
        FeelType type = plain(source);
        if (type instanceof FeelType.ContextOf context) {
            return context.fields().getOrDefault(name, Basic.ANY);
        }
        if (type instanceof FeelType.ListOf list && plain(list.element()) instanceof FeelType.ContextOf context) {
            return new FeelType.ListOf(context.fields().getOrDefault(name, Basic.ANY));
        }
        return Basic.ANY;
    }

    private Node filter(Ast.Filter filter, Scope scope) {
        Node source = node(filter.source(), scope);
        if (filter.filter() instanceof Ast.Literal literal && literal.value() instanceof java.math.BigDecimal) {
            return new Access.Index(source, constant(literal.value()), place);
        }
        FeelType list = plain(source.type());
        FeelType item = list instanceof FeelType.ListOf of ? of.element() : list;
        Scope inner = scope.inner();
        Scope.Slot slot = inner.anonymous(item);
        Scope filtered = inner.filter(slot);
        Mentions mentions = new Mentions(filtered, slot);
        if (!mentions.item(filter.filter())) {
            return new Access.Index(source, node(filter.filter(), scope), place);
        }
        Node condition = node(filter.filter(), filtered);
        FeelType type = new FeelType.ListOf(item);
        return new Access.Filter(
                source, slot.slot(), condition, plain(condition.type()) == Basic.BOOLEAN ? type : Basic.ANY, place);
    }

    private Node call(Ast.Call call, Scope scope) {
        if (call.function() instanceof Ast.Name name && scope.binding(name.name()) == null) {
            Builtin builtin = Builtins.named(name.name());
            if (builtin != null) {
                return builtin(builtin, call, scope);
            }
        }
        Node function = node(call.function(), scope);
        Node[] arguments = nodes(call.arguments(), scope);
        if (call.names() == null
                && function instanceof Literals.Constant constant
                && constant.value() instanceof Subroutine known
                && known.parameterNames().size() == arguments.length) {
            return new Calls.KnownCall(known, arguments);
        }
        return new Calls.Call(function, arguments, call.names(), place);
    }

    private Node builtin(Builtin builtin, Ast.Call call, Scope scope) {
        List<String> names = call.names();
        Builtin.Overload overload = builtin.overload(call.arguments().size(), names);
        if (overload == null) {
            return broken(
                    "WRONG_ARGUMENTS",
                    "函数 " + builtin.name() + " 没有这样的参数",
                    "The function " + builtin.name() + " does not take these arguments");
        }
        Node[] given = nodes(call.arguments(), scope);
        if (names == null) {
            Node fused = given.length == 1 ? fused(builtin.name(), given[0]) : null;
            return fused != null ? fused : new Calls.BuiltinCall(builtin, overload, given, place);
        }
        int[] positions = Builtin.positions(overload, names);
        int last = -1;
        for (int position : positions) {
            last = Math.max(last, position);
        }
        Node[] ordered = new Node[last + 1];
        java.util.Arrays.fill(ordered, constant(null));
        for (int i = 0; i < given.length; i++) {
            ordered[positions[i]] = given[i];
        }
        return new Calls.BuiltinCall(builtin, overload, ordered, place);
    }

    private @Nullable Node fused(String builtin, Node argument) {
        if (builtin.equals("sum") && argument instanceof Loops.For loop) {
            Loops.Domain domain = loop.single();
            return domain == null ? null : new Fusions.SumOfLoop(domain, loop.body(), place);
        }
        return builtin.equals("count") && argument instanceof Access.Filter filter ? filter.counted() : null;
    }

    private Node[] nodes(List<Ast> asts, Scope scope) {
        Node[] nodes = new Node[asts.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node(asts.get(i), scope);
        }
        return nodes;
    }

    private Node binary(Ast.Binary binary, Scope scope) {
        Node left = node(binary.left(), scope);
        Node right = node(binary.right(), scope);
        return switch (binary.op()) {
            case AND, OR -> new Operators.Logic(binary.op() == Ast.Op.AND, left, right, place);
            case EQ, NE -> new Operators.Equality(left, right, binary.op() == Ast.Op.NE, place);
            case LT, LE, GT, GE -> new Operators.Comparison(binary.op(), left, right, place);
            case MULTIPLY ->
                new Fusions.Product(left, right, new Operators.Calculation(binary.op(), left, right, place));
            default -> new Operators.Calculation(binary.op(), left, right, place);
        };
    }

    private Node list(Ast.ListLiteral list, Scope scope) {
        Constants.Constant constant = Constants.of(list);
        return constant != null
                ? new Literals.Constant(constant.value(), Access.ANY_LIST)
                : new Literals.ListOf(nodes(list.elements(), scope));
    }

    private Node context(Ast.ContextLiteral context, Scope scope) {
        Scope inner = scope.inner();
        int count = context.entries().size();
        String[] keys = new String[count];
        Node[] values = new Node[count];
        int[] slots = new int[count];
        for (int i = 0; i < count; i++) {
            Ast.Entry entry = context.entries().get(i);
            keys[i] = Names.normal(entry.key());
            if (java.util.Arrays.asList(keys).indexOf(keys[i]) < i) {
                return broken("DUPLICATE_KEY", "键 " + keys[i] + " 重复", "The key '" + keys[i] + "' stands twice");
            }
            if (entry.value() instanceof Ast.Function function) {
                // Bound before its value is compiled: the function may call itself.
                Scope.Slot own = inner.declare(keys[i], Basic.ANY);
                slots[i] = own.slot();
                values[i] = function(function, inner);
            } else {
                values[i] = node(entry.value(), inner);
                slots[i] = inner.declare(keys[i], values[i].type()).slot();
            }
        }
        return new Literals.Context(keys, values, slots, null);
    }

    private Node loop(Ast.For loop, Scope scope) {
        Scope inner = scope.inner();
        Loops.Domain[] domains = domains(loop.iterations(), inner);
        int partial = -1;
        if (Mentions.name(loop.body(), "partial") && scope.binding("partial") == null) {
            partial = inner.declare("partial", Access.ANY_LIST).slot();
        }
        return new Loops.For(domains, partial, node(loop.body(), inner));
    }

    private Loops.Domain[] domains(List<Ast.Iteration> iterations, Scope scope) {
        Loops.Domain[] domains = new Loops.Domain[iterations.size()];
        for (int i = 0; i < domains.length; i++) {
            Ast.Iteration iteration = iterations.get(i);
            Node in = node(iteration.in(), scope);
            Node to = iteration.to() == null ? null : node(iteration.to(), scope);
            FeelType list = plain(in.type());
            FeelType item = to != null ? in.type() : list instanceof FeelType.ListOf of ? of.element() : Basic.ANY;
            Scope.Slot slot = scope.declare(iteration.variable(), item);
            domains[i] = new Loops.Domain(slot.slot(), in, to, place);
        }
        return domains;
    }

    private Node function(Ast.Function function, Scope scope) {
        if (function.external()) {
            return External.of(function.body())
                    .<Node>map(f -> new Literals.Constant(f, Basic.FUNCTION))
                    .orElseGet(this::refused);
        }
        List<String> names = new ArrayList<>();
        List<FeelType> declared = new ArrayList<>();
        for (Ast.Parameter parameter : function.parameters()) {
            names.add(parameter.name());
            Ast.TypeText written = parameter.type();
            FeelType type = written == null ? Basic.ANY : types.apply(written);
            if (type == null) {
                return broken("UNKNOWN_TYPE", "没有这种类型", "There is no such type: " + written);
            }
            declared.add(type);
        }
        return function(names, declared, Basic.ANY, scope, inner -> node(function.body(), inner));
    }

    /** A function whose body is compiled in a scope of its own. */
    public Node function(
            List<String> names, List<FeelType> declared, FeelType result, Scope scope, Function<Scope, Node> body) {
        Scope inner = scope.function();
        for (int i = 0; i < names.size(); i++) {
            inner.declare(names.get(i), declared.get(i));
        }
        Calls.Definition definition = new Calls.Definition(names, declared, result, inner.layout(), place);
        definition.body(body.apply(inner));
        return new Calls.MakeFunction(definition);
    }

    /** A Java function of the allow-list; anything else is a mistake. */
    public Node external(@Nullable String type, @Nullable String signature) {
        return External.of(type, signature)
                .<Node>map(f -> new Literals.Constant(f, Basic.FUNCTION))
                .orElseGet(this::refused);
    }

    private Node refused() {
        return broken("EXTERNAL_FUNCTION_REFUSED", "策略不能调用宿主的类", "A policy cannot call classes of the host");
    }

    /** A node whose value is of the type, or null with a failure. */
    public Node coerced(Node value, FeelType type) {
        if (type == Basic.ANY || type instanceof Basic && plain(value.type()) == type) {
            return value;
        }
        return new Calls.Coerced(value, type, place);
    }

    /** Reports a mistake and gives the node that stands for it. */
    public Node mistake(String code, String zh, String en) {
        return broken(code, zh, en);
    }
}
