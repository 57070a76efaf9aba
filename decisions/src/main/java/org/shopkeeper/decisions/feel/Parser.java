package org.shopkeeper.decisions.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shopkeeper.decisions.feel.Ast.Op;

/**
 * Reads FEEL (DMN 1.5, §10.3.1.2) by recursive descent, without backtracking, so that its time is linear in the text.
 * Text length and nesting are bounded before anything is built.
 */
public final class Parser {

    /** Characters of one expression. */
    static final int MAX_LENGTH = 1_000_000;

    /** Expressions inside each other. */
    static final int MAX_DEPTH = 200;

    /** Operators of one level in a row: each nests the operands before it. */
    static final int MAX_CHAIN = 1_000;

    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "or",
            "and",
            "between",
            "function",
            "true",
            "false",
            "null");

    private final String text;
    private final Names paths;
    private Names scope;
    private int at;
    private int depth;
    /** How many filters surround the place: inside one, the properties of the items are names too. */
    private int filters;
    /** Whether {@code [} after an operand closes a range ({@code ]1..10[}) if it can. */
    private boolean rangeEnd;

    private Parser(String text, Names scope, Names paths) {
        if (text.length() > MAX_LENGTH) {
            throw new FeelSyntax("The expression has more than " + MAX_LENGTH + " characters", 0);
        }
        this.text = text;
        this.scope = scope;
        this.paths = paths;
    }

    /**
     * @param scope names of more than one word that are variables or functions here
     * @param paths names of more than one word that are properties; keys of contexts in the text are added
     * @throws FeelSyntax where the text is no expression
     */
    public static Ast expression(String text, Names scope, Names paths) {
        Parser parser = new Parser(text, scope, paths);
        Ast result = parser.expression();
        parser.end();
        return result;
    }

    /**
     * The text of an input cell, of allowed values or of a type constraint.
     *
     * @throws FeelSyntax where the text is no list of unary tests
     */
    public static Ast.Tests unaryTests(String text, Names scope, Names paths) {
        Parser parser = new Parser(text, scope, paths);
        Ast.Tests result = parser.tests();
        parser.end();
        return result;
    }

    /** @throws FeelSyntax where the text is no type */
    public static Ast.TypeText type(String text, Names types) {
        Parser parser = new Parser(text, types, Names.none());
        Ast.TypeText result = parser.type();
        parser.end();
        return result;
    }

    private Ast.Tests tests() {
        skipSpace();
        if (at < text.length() && text.charAt(at) == '-') {
            int before = at;
            at++;
            skipSpace();
            if (at == text.length()) {
                return new Ast.Tests(false, List.of());
            }
            at = before;
        }
        int before = at;
        if (word("not") && peek('(')) {
            Ast.Tests negated = negated();
            if (negated != null) {
                return negated;
            }
        }
        at = before;
        return new Ast.Tests(false, positiveTests());
    }

    /** {@code not(…)} over the whole text negates a list of tests; otherwise null: it is the function. */
    private Ast.@Nullable Tests negated() {
        try {
            expect('(');
            List<Ast> inside = positiveTests();
            expect(')');
            skipSpace();
            return at == text.length() ? new Ast.Tests(true, inside) : null;
        } catch (FeelSyntax e) {
            depth = 0;
            filters = 0;
            rangeEnd = false;
            return null;
        }
    }

    private List<Ast> positiveTests() {
        List<Ast> tests = new ArrayList<>();
        do {
            tests.add(positiveTest());
        } while (sign(","));
        return tests;
    }

    private Ast positiveTest() {
        Op op = comparison();
        return op == null ? expression() : new Ast.Comparison(op, additive());
    }

    private Ast expression() {
        if (++depth > MAX_DEPTH) {
            throw fail("More than " + MAX_DEPTH + " expressions inside each other");
        }
        skipSpace();
        Ast result = textual();
        depth--;
        return result;
    }

    private Ast textual() {
        int before = at;
        if (knownName() == null) {
            if (word("if")) {
                return conditional();
            }
            if (word("for") && !peek('(')) {
                return iteration();
            }
            at = before;
            if ((word("some") || word("every")) && atName()) {
                boolean every = text.startsWith("every", before);
                return quantified(every);
            }
        }
        at = before;
        return disjunction();
    }

    private Ast conditional() {
        Ast condition = expression();
        expectWord("then");
        Ast then = expression();
        expectWord("else");
        Ast otherwise = expression();
        return new Ast.If(condition, then, otherwise);
    }

    private Ast iteration() {
        Names outer = scope;
        scope = outer.inner();
        List<Ast.Iteration> iterations = new ArrayList<>();
        do {
            iterations.add(iterator());
        } while (sign(","));
        expectWord("return");
        Ast body = expression();
        scope = outer;
        return new Ast.For(iterations, body);
    }

    private Ast quantified(boolean every) {
        Names outer = scope;
        scope = outer.inner();
        List<Ast.Iteration> iterations = new ArrayList<>();
        do {
            iterations.add(iterator());
        } while (sign(","));
        expectWord("satisfies");
        Ast body = expression();
        scope = outer;
        return new Ast.Quantified(every, iterations, body);
    }

    private Ast.Iteration iterator() {
        String variable = nameBefore("in");
        expectWord("in");
        Ast in = expression();
        Ast to = sign("..") ? expression() : null;
        scope.add(variable);
        return new Ast.Iteration(variable, in, to);
    }

    /** A new name, up to a keyword: {@code for order line in …}. */
    private String nameBefore(String keyword) {
        skipSpace();
        int from = at;
        int to = at;
        while (true) {
            skipSpace();
            int before = at;
            if (before > from && word(keyword)) {
                at = before;
                break;
            }
            if (at < text.length() && (Characters.isNamePart(text.codePointAt(at)) || isNameSign(text.charAt(at)))) {
                while (at < text.length() && Characters.isNamePart(text.codePointAt(at))) {
                    at += Character.charCount(text.codePointAt(at));
                }
                if (at == before) {
                    at++;
                }
                to = at;
            } else {
                throw fail("Expected a name and '" + keyword + "'");
            }
        }
        return checkedName(text.substring(from, to));
    }

    private static boolean isNameSign(char c) {
        return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*';
    }

    private String checkedName(String name) {
        String normal = Names.normal(name);
        if (normal.isEmpty() || !Characters.isNameStart(normal.codePointAt(0)) || KEYWORDS.contains(normal)) {
            throw fail("'" + normal + "' is no name");
        }
        return normal;
    }

    private Ast disjunction() {
        Ast left = conjunction();
        for (int links = 0; word("or"); links++) {
            checkChain(links);
            left = new Ast.Binary(Op.OR, left, conjunction());
        }
        return left;
    }

    private Ast conjunction() {
        Ast left = relation();
        for (int links = 0; word("and"); links++) {
            checkChain(links);
            left = new Ast.Binary(Op.AND, left, relation());
        }
        return left;
    }

    private Ast relation() {
        Ast left = additive();
        for (int links = 0; ; links++) {
            checkChain(links);
            Op op = comparison();
            if (op != null) {
                left = new Ast.Binary(op, left, additive());
            } else if (word("between")) {
                Ast low = additive();
                expectWord("and");
                left = new Ast.Between(left, low, additive());
            } else if (word("in")) {
                left = in(left);
            } else if (instanceOf()) {
                left = new Ast.InstanceOf(left, type());
            } else {
                return left;
            }
        }
    }

    private boolean instanceOf() {
        int before = at;
        if (word("instance")) {
            if (word("of")) {
                return true;
            }
            at = before;
        }
        return false;
    }

    private Ast in(Ast value) {
        if (!peek('(')) {
            Op op = comparison();
            return new Ast.In(value, List.of(op == null ? additive() : new Ast.Comparison(op, additive())), true);
        }
        at++;
        enter();
        boolean outer = rangeEnd;
        rangeEnd = false;
        List<Ast> tests = new ArrayList<>();
        tests.add(positiveTest());
        if (sign("..")) {
            Ast range = rangeFrom(false, tests.get(0));
            rangeEnd = outer;
            depth--;
            return new Ast.In(value, List.of(range), true);
        }
        while (sign(",")) {
            tests.add(positiveTest());
        }
        expect(')');
        rangeEnd = outer;
        depth--;
        return new Ast.In(value, tests, false);
    }

    private @Nullable Op comparison() {
        skipSpace();
        if (at >= text.length()) {
            return null;
        }
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        Op op = null;
        int length = 1;
        if (c == '<' || c == '>') {
            boolean orEqual = next == '=';
            op = c == '<' ? (orEqual ? Op.LE : Op.LT) : (orEqual ? Op.GE : Op.GT);
            length = orEqual ? 2 : 1;
        } else if (c == '=') {
            op = Op.EQ;
        } else if (c == '!' && next == '=') {
            op = Op.NE;
            length = 2;
        }
        if (op != null) {
            at += length;
        }
        return op;
    }

    private Ast additive() {
        Ast left = multiplicative();
        for (int links = 0; ; links++) {
            checkChain(links);
            skipSpace();
            if (peek('+')) {
                at++;
                left = new Ast.Binary(Op.ADD, left, multiplicative());
            } else if (peek('-')) {
                at++;
                left = new Ast.Binary(Op.SUBTRACT, left, multiplicative());
            } else {
                return left;
            }
        }
    }

    private Ast multiplicative() {
        Ast left = power();
        for (int links = 0; ; links++) {
            checkChain(links);
            skipSpace();
            if (peek('*') && !text.startsWith("**", at)) {
                at++;
                left = new Ast.Binary(Op.MULTIPLY, left, power());
            } else if (peek('/')) {
                at++;
                left = new Ast.Binary(Op.DIVIDE, left, power());
            } else {
                return left;
            }
        }
    }

    private Ast power() {
        Ast left = unary();
        for (int links = 0; sign("**"); links++) {
            checkChain(links);
            left = new Ast.Binary(Op.POWER, left, unary());
        }
        return left;
    }

    private Ast unary() {
        skipSpace();
        if (peek('-')) {
            at++;
            enter();
            Ast operand = unary();
            depth--;
            return operand instanceof Ast.Literal literal && literal.value() instanceof BigDecimal number
                    ? new Ast.Literal(number.negate())
                    : new Ast.Negate(operand);
        }
        return postfix(primary());
    }

    private Ast postfix(Ast start) {
        Ast source = start;
        for (int links = 0; ; links++) {
            checkChain(links);
            skipSpace();
            if (at >= text.length()) {
                return source;
            }
            char c = text.charAt(at);
            if (c == '.' && !text.startsWith("..", at)) {
                at++;
                skipSpace();
                source = new Ast.Path(source, pathName());
            } else if (c == '[') {
                if (rangeEnd && closesRange()) {
                    return source;
                }
                at++;
                boolean outer = rangeEnd;
                rangeEnd = false;
                filters++;
                Ast filter = expression();
                filters--;
                expect(']');
                rangeEnd = outer;
                source = new Ast.Filter(source, filter);
            } else if (c == '(') {
                source = call(source);
            } else {
                return source;
            }
        }
    }

    /** Whether the {@code [} here ends a range: nothing that could be a filter follows it. */
    private boolean closesRange() {
        int before = at;
        at++;
        skipSpace();
        boolean closes = at == text.length()
                || ",)]}".indexOf(text.charAt(at)) >= 0
                || word("and")
                || word("or")
                || word("then")
                || word("else")
                || word("return")
                || word("satisfies");
        at = before;
        return closes;
    }

    private Ast call(Ast function) {
        expect('(');
        boolean outer = rangeEnd;
        rangeEnd = false;
        List<Ast> arguments = new ArrayList<>();
        List<String> names = new ArrayList<>();
        skipSpace();
        if (!peek(')')) {
            do {
                String name = argumentName();
                if (name != null) {
                    names.add(name);
                }
                arguments.add(expression());
            } while (sign(","));
        }
        expect(')');
        rangeEnd = outer;
        if (!names.isEmpty() && names.size() != arguments.size()) {
            throw fail("Arguments by name and by position do not mix");
        }
        return new Ast.Call(function, arguments, names.isEmpty() ? null : names);
    }

    /** The name of a named argument ({@code from: …}), or null, standing where it stood. */
    private @Nullable String argumentName() {
        skipSpace();
        int i = at;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c == ':') {
                String name = text.substring(at, i).strip();
                if (name.isEmpty()) {
                    return null;
                }
                at = i + 1;
                return checkedName(name);
            }
            if (!Characters.isNamePart(c) && !Characters.isSpace(c) && !(c < 128 && isNameSign((char) c))) {
                return null;
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private String pathName() {
        Names.Match known = atName() ? paths.longest(text, at) : null;
        if (known != null) {
            at = known.end();
            return known.name();
        }
        return identifier();
    }

    private Ast primary() {
        skipSpace();
        if (at >= text.length()) {
            throw fail("An expression is expected at the end");
        }
        char c = text.charAt(at);
        if (c == '"') {
            return new Ast.Literal(string());
        }
        if (c >= '0' && c <= '9' || c == '.') {
            return number();
        }
        return switch (c) {
            case '@' -> atLiteral();
            case '[' -> square();
            case '(' -> round();
            case ']' -> {
                at++;
                yield range(false);
            }
            case '{' -> context();
            default -> named();
        };
    }

    private Ast named() {
        Names.Match known = knownName();
        if (known != null) {
            at = known.end();
            return new Ast.Name(known.name());
        }
        if (!atName()) {
            throw fail("Unexpected sign '" + text.charAt(at) + "'");
        }
        int before = at;
        String word = identifier();
        switch (word) {
            case "true":
                return new Ast.Literal(true);
            case "false":
                return new Ast.Literal(false);
            case "null":
                return new Ast.Literal(null);
            case "function":
                skipSpace();
                if (peek('(')) {
                    return function();
                }
                break;
            case "if", "for", "some", "every":
                at = before;
                return textualOperand(before);
            default:
        }
        if (KEYWORDS.contains(word)) {
            at = before;
            throw fail("Unexpected '" + word + "'");
        }
        return new Ast.Name(word);
    }

    /** {@code 1 + if a then b else c}: a textual expression as an operand. */
    private Ast textualOperand(int before) {
        Ast operand = expression();
        if (operand instanceof Ast.Name) {
            at = before;
            throw fail("Unexpected keyword");
        }
        return operand;
    }

    private Names.@Nullable Match knownName() {
        skipSpace();
        if (!atName()) {
            return null;
        }
        Names.Match known = scope.longest(text, at);
        if (filters > 0) {
            Names.Match property = paths.longest(text, at);
            if (property != null && (known == null || property.end() > known.end())) {
                known = property;
            }
        }
        return known;
    }

    private Ast function() {
        expect('(');
        enter();
        Names outer = scope;
        scope = outer.inner();
        List<Ast.Parameter> parameters = new ArrayList<>();
        skipSpace();
        if (!peek(')')) {
            do {
                parameters.add(parameter());
            } while (sign(","));
        }
        expect(')');
        boolean external = word("external");
        Ast body = expression();
        scope = outer;
        depth--;
        return new Ast.Function(parameters, body, external);
    }

    private Ast.Parameter parameter() {
        skipSpace();
        int from = at;
        while (at < text.length() && ":,)".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = checkedName(text.substring(from, at));
        scope.add(name);
        return new Ast.Parameter(name, sign(":") ? type() : null);
    }

    private Ast square() {
        expect('[');
        boolean outer = rangeEnd;
        rangeEnd = false;
        List<Ast> elements = new ArrayList<>();
        skipSpace();
        if (!peek(']')) {
            // A list may hold tests such as (< 5); a bare < 5 is tolerated nowhere else.
            elements.add(expression());
            if (sign("..")) {
                Ast range = rangeFrom(true, elements.get(0));
                rangeEnd = outer;
                return range;
            }
            while (sign(",")) {
                elements.add(expression());
            }
        }
        expect(']');
        rangeEnd = outer;
        return new Ast.ListLiteral(elements);
    }

    private Ast round() {
        expect('(');
        boolean outer = rangeEnd;
        rangeEnd = false;
        Op op = comparison();
        Ast result;
        if (op != null) {
            result = new Ast.Comparison(op, additive());
            expect(')');
        } else {
            Ast inside = expression();
            if (sign("..")) {
                result = rangeFrom(false, inside);
            } else {
                expect(')');
                result = inside;
            }
        }
        rangeEnd = outer;
        return result;
    }

    private Ast range(boolean lowClosed) {
        boolean outer = rangeEnd;
        rangeEnd = false;
        Ast low = expression();
        if (!sign("..")) {
            throw fail("Expected '..'");
        }
        Ast range = rangeFrom(lowClosed, low);
        rangeEnd = outer;
        return range;
    }

    private Ast rangeFrom(boolean lowClosed, Ast low) {
        rangeEnd = true;
        Ast high = expression();
        rangeEnd = false;
        skipSpace();
        if (at < text.length() && "])[".indexOf(text.charAt(at)) >= 0) {
            boolean highClosed = text.charAt(at) == ']';
            at++;
            return new Ast.Range(lowClosed, low, high, highClosed);
        }
        throw fail("Expected the end of a range");
    }

    private Ast context() {
        expect('{');
        enter();
        Names outer = scope;
        scope = outer.inner();
        boolean outerEnd = rangeEnd;
        rangeEnd = false;
        List<Ast.Entry> entries = new ArrayList<>();
        skipSpace();
        if (!peek('}')) {
            do {
                skipSpace();
                String key = peek('"') ? string() : entryName();
                if (!sign(":")) {
                    throw fail("Expected ':' after the key '" + key + "'");
                }
                Ast value = expression();
                entries.add(new Ast.Entry(key, value));
                scope.add(key);
                paths.add(key);
            } while (sign(","));
        }
        expect('}');
        scope = outer;
        rangeEnd = outerEnd;
        depth--;
        return new Ast.ContextLiteral(entries);
    }

    private String entryName() {
        int from = at;
        while (at < text.length() && ":,{}\"()[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = Names.normal(text.substring(from, at));
        if (name.isEmpty() || !Characters.isNameStart(name.codePointAt(0))) {
            throw fail("'" + name + "' is no key");
        }
        return name;
    }

    private Ast atLiteral() {
        at++;
        if (!peek('"')) {
            throw fail("Expected a string after '@'");
        }
        int before = at;
        Object value = Temporal.literal(string());
        if (value == null) {
            at = before;
            throw fail("No date, time or duration");
        }
        return new Ast.Literal(value);
    }

    private Ast number() {
        int from = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits();
        }
        if (at == from) {
            throw fail("Unexpected '.'");
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int mark = at;
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (isDigit(at) && at - mark < 3) {
                int exponent = at;
                digits();
                if (at - exponent > 4) {
                    throw fail("The exponent has more than 4 digits");
                }
            } else {
                at = mark;
            }
        }
        if (at < text.length() && Characters.isNameStart(text.codePointAt(at))) {
            throw fail("A name cannot begin with a digit");
        }
        if (at - from > 10_000) {
            throw fail("A number has more than 10,000 digits");
        }
        BigDecimal number = new BigDecimal(text.substring(from, at));
        return new Ast.Literal(Numbers.rounded(number));
    }

    private boolean isDigit(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private String string() {
        int open = at;
        at++;
        int from = at;
        StringBuilder built = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                String rest = text.substring(from, at);
                at++;
                return built == null ? rest : built.append(rest).toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                built = built == null ? new StringBuilder() : built;
                built.append(text, from, at);
                escape(built);
                from = at;
            } else {
                at++;
            }
        }
        at = open;
        throw fail("The string is not closed");
    }

    /** At a backslash. An escape that FEEL does not know stays as it is, so that patterns can be written plainly. */
    private void escape(StringBuilder into) {
        char c = text.charAt(at + 1);
        switch (c) {
            case 'n' -> into.append('\n');
            case 't' -> into.append('\t');
            case 'r' -> into.append('\r');
            case 'f' -> into.append('\f');
            case 'b' -> into.append('\b');
            case '"', '\\', '\'' -> into.append(c);
            case 'u', 'U' -> {
                int length = c == 'u' ? 4 : 6;
                int from = at + 2;
                int code = from + length <= text.length() ? hex(text.substring(from, from + length)) : -1;
                if (code >= 0 && Character.isValidCodePoint(code)) {
                    into.appendCodePoint(code);
                    at += length;
                } else {
                    throw fail("'\\" + c + "' needs " + length + " hexadecimal digits");
                }
            }
            default -> into.append('\\').append(c);
        }
        at += 2;
    }

    private static int hex(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private Ast.TypeText type() {
        enter();
        skipSpace();
        Names.Match known = atName() ? scope.longest(text, at) : null;
        known = known == null && atName() ? paths.longest(text, at) : known;
        String name;
        if (known != null) {
            name = known.name();
            at = known.end();
        } else {
            name = TypeNames.builtIn(text, at);
            if (name != null) {
                at = TypeNames.end(text, at, name);
            } else {
                name = identifier();
                while (peek('.')) {
                    at++;
                    skipSpace();
                    name = name + "." + identifier();
                }
            }
        }
        Ast.TypeText result;
        skipSpace();
        if (name.equals("function") && peek('<')) {
            result = functionType();
        } else if (name.equals("context") && peek('<')) {
            result = contextType();
        } else if ((name.equals("list") || name.equals("range")) && peek('<')) {
            at++;
            Ast.TypeText element = type();
            expect('>');
            result = name.equals("list") ? new Ast.TypeText.ListOf(element) : new Ast.TypeText.RangeOf(element);
        } else {
            result = new Ast.TypeText.Named(name);
        }
        depth--;
        return result;
    }

    private Ast.TypeText functionType() {
        at++;
        List<Ast.TypeText> parameters = new ArrayList<>();
        skipSpace();
        if (!peek('>')) {
            do {
                parameters.add(type());
            } while (sign(","));
        }
        expect('>');
        if (!sign("->")) {
            throw fail("Expected '->'");
        }
        return new Ast.TypeText.FunctionOf(parameters, type());
    }

    private Ast.TypeText contextType() {
        at++;
        List<String> names = new ArrayList<>();
        List<Ast.TypeText> types = new ArrayList<>();
        do {
            skipSpace();
            names.add(entryName());
            if (!sign(":")) {
                throw fail("Expected ':'");
            }
            types.add(type());
        } while (sign(","));
        expect('>');
        return new Ast.TypeText.ContextOf(names, types);
    }

    private boolean atName() {
        skipSpace();
        return at < text.length() && Characters.isNameStart(text.codePointAt(at));
    }

    private String identifier() {
        int from = at;
        if (!atName()) {
            throw fail("A name is expected");
        }
        while (at < text.length() && Characters.isNamePart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(from, at);
    }

    private void checkChain(int links) {
        if (links > MAX_CHAIN) {
            throw fail("More than " + MAX_CHAIN + " operators in a row");
        }
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw fail("More than " + MAX_DEPTH + " expressions inside each other");
        }
    }

    private boolean peek(char c) {
        skipSpace();
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean sign(String sign) {
        skipSpace();
        if (text.startsWith(sign, at)) {
            at += sign.length();
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!peek(c)) {
            throw fail("Expected '" + c + "'");
        }
        at++;
    }

    private boolean word(String word) {
        skipSpace();
        int end = at + word.length();
        if (text.startsWith(word, at) && (end >= text.length() || !Characters.isNamePart(text.codePointAt(end)))) {
            at = end;
            return true;
        }
        return false;
    }

    private void expectWord(String word) {
        if (!word(word)) {
            throw fail("Expected '" + word + "'");
        }
    }

    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Characters.isSpace(c)) {
                at++;
            } else if (c == '/' && text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '/' && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw fail("The comment is not closed");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private void end() {
        skipSpace();
        if (at < text.length()) {
            throw fail("Unexpected '" + text.substring(at, Math.min(text.length(), at + 20)) + "'");
        }
    }

    private FeelSyntax fail(String message) {
        return new FeelSyntax(message + " at character " + (at + 1), at);
    }
}
