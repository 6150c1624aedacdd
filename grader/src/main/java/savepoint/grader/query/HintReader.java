package savepoint.grader.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.Select;

/// Reads hints from a query's tree, and its bare constants from the text of one that has none.
final class HintReader {
    private static final Pattern CONSTANT =
            Pattern.compile("'((?:[^']|'')*)'|(?<![\\w.$\"])(\\d+(?:\\.\\d+)?)(?![\\w\"])");
    private static final Set<String> AGGREGATES =
            Set.of("count", "sum", "avg", "min", "max", "row_number", "rank", "dense_rank");
    private static final Set<String> LENGTHS = Set.of("length", "char_length", "character_length");
    private static final int MOST_ROWS = 40;

    private final List<Hints.Literal> literals = new ArrayList<>();
    private final List<Hints.Equal> equal = new ArrayList<>();
    private final Set<Integer> numbers = new LinkedHashSet<>();
    private final Set<String> tables = new LinkedHashSet<>();
    private final Map<String, String> aliases = new HashMap<>();

    private HintReader() {}

    static Hints read(SyntaxTree tree) {
        var reader = new HintReader();
        var places = tree.places();
        for (var place : places) {
            if (place.node() instanceof Table table) reader.table(table);
        }
        for (var place : places) reader.node(place.node());
        // what no comparison bound to a column may still be part of one
        reader.constants(tree.sql());
        return new Hints(reader.literals, reader.equal, reader.numbers, reader.tables);
    }

    static Hints read(String sql) {
        var reader = new HintReader();
        reader.constants(sql);
        return new Hints(reader.literals, reader.equal, reader.numbers, reader.tables);
    }

    private void constants(String sql) {
        var known = new LinkedHashSet<String>();
        literals.forEach(literal -> known.add(literal.text()));
        var constant = CONSTANT.matcher(sql);
        while (constant.find()) {
            boolean text = constant.group(1) != null;
            var value = text ? constant.group(1).replace("''", "'") : constant.group(2);
            if (!known.add(value)) continue;
            literals.add(
                    new Hints.Literal(
                            text ? Hints.Kind.TEXT : Hints.Kind.NUMBER, value, List.of()));
            if (!text) number(value);
        }
    }

    private void number(String text) {
        if (text.matches("\\d{1,2}") && Integer.parseInt(text) <= MOST_ROWS)
            numbers.add(Integer.valueOf(text));
    }

    private void table(Table table) {
        tables.add(bare(table.getName()));
        aliases.put(bare(table.getName()), bare(table.getName()));
        if (table.getAlias() != null)
            aliases.put(bare(table.getAlias().getName()), bare(table.getName()));
    }

    private static String bare(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name.toLowerCase(Locale.ROOT);
    }

    private void node(Object node) {
        switch (node) {
            case LikeExpression like ->
                    bind(like.getLeftExpression(), like.getRightExpression(), Hints.Kind.PATTERN);
            case RegExpMatchOperator match -> {
                for (var leaf : leaves(match.getRightExpression()))
                    if (leaf instanceof StringValue pattern)
                        literals.add(
                                new Hints.Literal(
                                        Hints.Kind.TEXT,
                                        matching(pattern.getNotExcapedValue()),
                                        columns(match.getLeftExpression())));
            }
            case ComparisonOperator comparison ->
                    comparison(comparison.getLeftExpression(), comparison.getRightExpression());
            case Between between -> {
                bind(between.getLeftExpression(), between.getBetweenExpressionStart());
                bind(between.getLeftExpression(), between.getBetweenExpressionEnd());
            }
            case InExpression in -> in(in);
            case CaseExpression choice when choice.getSwitchExpression() != null ->
                    choice.getWhenClauses()
                            .forEach(when ->
                                    bind(choice.getSwitchExpression(), when.getWhenExpression()));
            case Limit limit -> {
                number(String.valueOf(limit.getRowCount()));
                number(String.valueOf(limit.getOffset()));
            }
            case Offset offset -> number(String.valueOf(offset.getOffset()));
            case Fetch fetch -> number(String.valueOf(fetch.getExpression()));
            default -> {} // says nothing about rows
        }
    }

    /// A text that a simple regular expression matches; of a complicated one, something like it.
    private static String matching(String pattern) {
        return pattern.replaceAll("\\[\\^?(.)[^]]*]", "$1")
                .replace("\\d", "1")
                .replace("\\w", "a")
                .replace("\\s", " ")
                .replaceAll("(?<!\\\\)\\.", "x")
                .replaceAll("\\{\\d+(,\\d*)?}", "")
                .replaceAll("[\\\\^$+*?()]", "")
                .replaceFirst("\\|.*", "");
    }

    private void comparison(Expression left, Expression right) {
        var one = columns(left);
        var other = columns(right);
        if (left instanceof Column && right instanceof Column)
            equal.add(new Hints.Equal(one.getFirst(), other.getFirst()));
        bind(left, right);
        bind(right, left);
    }

    private void in(InExpression in) {
        switch (in.getRightExpression()) {
            case Select select -> {
                // the first column of the subquery
                if (in.getLeftExpression() instanceof Column column
                        && select
                                instanceof net.sf.jsqlparser.statement.select.ParenthesedSelect one
                        && one.getSelect()
                                instanceof net.sf.jsqlparser.statement.select.PlainSelect plain
                        && plain.getSelectItems().getFirst().getExpression()
                                instanceof Column inner)
                    equal.add(new Hints.Equal(name(column), name(inner)));
            }
            case Iterable<?> list -> {
                for (var one : list)
                    if (one instanceof Expression expression)
                        bind(in.getLeftExpression(), expression);
            }
            case null, default -> {} // says nothing about rows
        }
    }

    private void bind(Expression compared, Expression constant) {
        bind(compared, constant, Hints.Kind.TEXT);
    }

    private void bind(Expression compared, Expression constant, Hints.Kind texts) {
        for (var leaf : leaves(constant)) {
            if (leaf instanceof StringValue text) {
                literals.add(
                        new Hints.Literal(texts, text.getNotExcapedValue(), columns(compared)));
            } else if (leaf instanceof Expression number && isNumber(number)) {
                boolean counts = calls(compared, AGGREGATES);
                if (counts) number(number.toString());
                literals.add(
                        new Hints.Literal(
                                calls(compared, LENGTHS) ? Hints.Kind.LENGTH : Hints.Kind.NUMBER,
                                number.toString(),
                                columns(compared)));
            }
        }
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof LongValue
                || expression instanceof net.sf.jsqlparser.expression.DoubleValue;
    }

    private static boolean calls(Expression expression, Set<String> names) {
        return leaves(expression).stream()
                .map(node ->
                        switch (node) {
                            case Function call -> call.getName();
                            case AnalyticExpression window -> window.getName();
                            default -> "";
                        })
                .anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
    }

    private List<Hints.Name> columns(Expression expression) {
        return leaves(expression).stream()
                .filter(Column.class::isInstance)
                .map(node -> name((Column) node))
                .distinct()
                .toList();
    }

    private Hints.Name name(Column column) {
        var table =
                column.getTable() == null || column.getTable().getName() == null
                        ? ""
                        : bare(column.getTable().getName());
        return new Hints.Name(aliases.getOrDefault(table, ""), bare(column.getColumnName()));
    }

    /// The nodes of an expression that are of use here, without those of its subqueries.
    private static List<Object> leaves(Expression expression) {
        var found = new ArrayList<>();
        switch (expression) {
            case null -> {}
            case Select _ -> {}
            case BinaryExpression binary -> {
                found.addAll(leaves(binary.getLeftExpression()));
                found.addAll(leaves(binary.getRightExpression()));
            }
            case Function call -> {
                found.add(call);
                if (call.getParameters() != null)
                    call.getParameters().forEach(one -> found.addAll(leaves(one)));
            }
            case net.sf.jsqlparser.expression.CastExpression cast ->
                    found.addAll(leaves(cast.getLeftExpression()));
            case net.sf.jsqlparser.expression.ExtractExpression extract ->
                    found.addAll(leaves(extract.getExpression()));
            case net.sf.jsqlparser.expression.SignedExpression signed -> {
                if (signed.getSign() == '-' && isNumber(signed.getExpression()))
                    found.add(new LongValueOf(signed.toString().replace(" ", "")).expression());
                else found.addAll(leaves(signed.getExpression()));
            }
            case net.sf.jsqlparser.expression.operators.relational.ExpressionList<?> list ->
                    list.forEach(one -> found.addAll(leaves(one)));
            case net.sf.jsqlparser.expression.DateTimeLiteralExpression date ->
                    found.add(new StringValue(date.getValue().replace("'", "")));
            case CaseExpression choice -> {
                found.addAll(leaves(choice.getElseExpression()));
                choice.getWhenClauses()
                        .forEach(when -> found.addAll(leaves(when.getThenExpression())));
            }
            default -> found.add(expression);
        }
        return found;
    }

    private record LongValueOf(String text) {
        Expression expression() {
            return text.contains(".")
                    ? new net.sf.jsqlparser.expression.DoubleValue(text)
                    : new LongValue(text);
        }
    }
}
