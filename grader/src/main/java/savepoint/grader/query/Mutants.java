package savepoint.grader.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SetOperation;

/// A query's mutants: the same text with one thing changed, as a learner may get it wrong.
public final class Mutants {
    /// @param what was changed
    public record Mutant(String what, String sql) {}

    private record Change(String what, Runnable making) {}

    private final List<Change> changes = new ArrayList<>();

    private Mutants() {}

    /// All of them, each once; none where the query cannot be read.
    public static List<Mutant> of(String sql) {
        var mutants = new LinkedHashMap<String, Mutant>();
        var original = SyntaxTree.of(sql).map(SyntaxTree::sql).orElse(sql);
        for (int i = 0; ; i++) {
            // each on a tree of its own: nothing has to be put back
            var tree = SyntaxTree.of(sql);
            if (tree.isEmpty()) return List.of();
            var found = new Mutants();
            for (var place : tree.get().places()) found.note(place);
            if (i >= found.changes.size()) return List.copyOf(mutants.values());
            var change = found.changes.get(i);
            change.making().run();
            var text = tree.get().sql();
            if (!text.equals(original)) mutants.putIfAbsent(text, new Mutant(change.what(), text));
        }
    }

    private void add(String what, Runnable making) {
        changes.add(new Change(what, making));
    }

    private void note(SyntaxTree.Place place) {
        switch (place.node()) {
            case EqualsTo same -> compared(place, same, List.of(new NotEqualsTo()));
            case NotEqualsTo other -> compared(place, other, List.of(new EqualsTo()));
            case GreaterThan more ->
                    compared(place, more, List.of(new GreaterThanEquals(), new MinorThan()));
            case GreaterThanEquals more ->
                    compared(place, more, List.of(new GreaterThan(), new MinorThanEquals()));
            case MinorThan less ->
                    compared(place, less, List.of(new MinorThanEquals(), new GreaterThan()));
            case MinorThanEquals less ->
                    compared(place, less, List.of(new MinorThan(), new GreaterThanEquals()));
            case AndExpression and -> {
                compared(place, and, List.of(new OrExpression()));
                drop(place, and);
            }
            case OrExpression or -> {
                compared(place, or, List.of(new AndExpression()));
                drop(place, or);
            }
            case Addition plus -> compared(place, plus, List.of(new Subtraction()));
            case Subtraction minus -> compared(place, minus, List.of(new Addition()));
            case Multiplication times -> compared(place, times, List.of(new Addition()));
            case IsNullExpression test ->
                    add("IS NULL turned round", () -> test.setNot(!test.isNot()));
            case ExistsExpression test ->
                    add("EXISTS turned round", () -> test.setNot(!test.isNot()));
            case InExpression test -> add("IN turned round", () -> test.setNot(!test.isNot()));
            case LikeExpression test -> add("LIKE turned round", () -> test.setNot(!test.isNot()));
            case Between test -> add("BETWEEN turned round", () -> test.setNot(!test.isNot()));
            case AnyComparisonExpression test -> any(place, test);
            case Function call -> function(place, call);
            case LongValue number -> number(place, number);
            case StringValue text -> text(text);
            case Join join -> join(join);
            case PlainSelect select -> select(select);
            case SetOperation operation -> set(place, operation);
            case OrderByElement element ->
                    add(
                            "ORDER BY turned round",
                            () -> {
                                element.setAsc(!element.isAsc());
                                element.setAscDescPresent(true);
                            });
            case Limit limit -> add("LIMIT left out", () -> place.put(null));
            case Offset offset -> add("OFFSET left out", () -> place.put(null));
            case List<?> list when orders(list) -> order(list);
            default -> {} // nothing that is got wrong
        }
    }

    private void compared(
            SyntaxTree.Place place, BinaryExpression old, List<BinaryExpression> others) {
        for (var other : others) {
            add(
                    "%s for %s".formatted(other.getStringExpression(), old.getStringExpression()),
                    () -> {
                        other.setLeftExpression(old.getLeftExpression());
                        other.setRightExpression(old.getRightExpression());
                        place.put(other);
                    });
        }
    }

    private void drop(SyntaxTree.Place place, BinaryExpression both) {
        add("a condition left out", () -> place.put(both.getLeftExpression()));
        add("a condition left out", () -> place.put(both.getRightExpression()));
    }

    private void any(SyntaxTree.Place place, AnyComparisonExpression test) {
        var other =
                test.getAnyType() == net.sf.jsqlparser.expression.AnyType.ALL
                        ? net.sf.jsqlparser.expression.AnyType.ANY
                        : net.sf.jsqlparser.expression.AnyType.ALL;
        add(
                "%s for %s".formatted(other, test.getAnyType()),
                () -> place.put(new AnyComparisonExpression(other, test.getSelect())));
    }

    private static final Map<String, String> AGGREGATES =
            Map.of("sum", "avg", "avg", "sum", "min", "max", "max", "min");

    private void function(SyntaxTree.Place place, Function call) {
        var name = call.getName().toLowerCase(Locale.ROOT);
        var other = AGGREGATES.get(name);
        if (other != null) add(other + " for " + name, () -> call.setName(other));
        boolean aggregate = other != null || name.equals("count");
        if (!aggregate || call.getParameters() == null || call.getParameters().size() != 1) {
            if (name.equals("coalesce"))
                add("COALESCE left out", () -> place.put(call.getParameters().getFirst()));
            return;
        }
        boolean star = call.getParameters().getFirst() instanceof AllColumns;
        if (name.equals("count") && !star) {
            add(
                    "count(*)",
                    () -> {
                        call.setDistinct(false);
                        call.setParameters(new AllColumns());
                    });
        }
        if (!star && !name.equals("min") && !name.equals("max"))
            add(
                    call.isDistinct() ? "DISTINCT left out" : "DISTINCT put in",
                    () -> call.setDistinct(!call.isDistinct()));
    }

    private void number(SyntaxTree.Place place, LongValue number) {
        // a place in the select list is no constant
        if (place.owner() instanceof OrderByElement || place.owner() instanceof List) return;
        long value = number.getValue();
        add("%d for %d".formatted(value + 1, value), () -> number.setValue(value + 1));
        if (value > 0)
            add("%d for %d".formatted(value - 1, value), () -> number.setValue(value - 1));
    }

    private void text(StringValue text) {
        var value = text.getValue();
        if (value.contains("%")) {
            add("a % left out", () -> text.setValue(value.replaceFirst("%", "")));
            return;
        }
        if (!value.isEmpty() && value.chars().allMatch(Character::isLetter))
            add("another constant", () -> text.setValue(value + "x"));
    }

    private void join(Join join) {
        boolean plain = !join.getOnExpressions().isEmpty() || !join.getUsingColumns().isEmpty();
        if (join.isSimple() || join.isCross() || !plain) return;
        boolean outer = join.isLeft() || join.isRight() || join.isFull();
        if (outer) add("JOIN for an outer one", () -> kind(join, false, false, false));
        if (!join.isLeft()) add("LEFT JOIN", () -> kind(join, true, false, false));
        if (!join.isRight()) add("RIGHT JOIN", () -> kind(join, false, true, false));
        if (!join.isFull()) add("FULL JOIN", () -> kind(join, false, false, true));
    }

    private static void kind(Join join, boolean left, boolean right, boolean full) {
        join.setInner(false);
        join.setOuter(false);
        join.setLeft(left);
        join.setRight(right);
        join.setFull(full);
    }

    private void select(PlainSelect select) {
        if (select.getWhere() != null) add("WHERE left out", () -> select.setWhere(null));
        if (select.getHaving() != null) add("HAVING left out", () -> select.setHaving(null));
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() == null)
            add("DISTINCT left out", () -> select.setDistinct(null));
        if (select.getDistinct() == null)
            add("DISTINCT put in", () -> select.setDistinct(new Distinct()));
        var group = select.getGroupBy();
        if (group != null && group.getGroupByExpressionList() != null) {
            var by = group.getGroupByExpressionList();
            for (int i = 0; i < by.size() && by.size() > 1; i++) {
                int at = i;
                add("a GROUP BY column left out", () -> by.remove(at));
            }
        }
    }

    private void set(SyntaxTree.Place place, SetOperation operation) {
        var words = operation.toString().toUpperCase(Locale.ROOT);
        if (words.startsWith("UNION")) {
            boolean all = words.contains("ALL");
            add(
                    all ? "UNION for UNION ALL" : "UNION ALL for UNION",
                    () ->
                            place.put(
                                    new net.sf.jsqlparser.statement.select.UnionOp(
                                            all ? "" : "ALL")));
        }
        if (!words.startsWith("INTERSECT"))
            add(
                    "INTERSECT for " + words,
                    () -> place.put(new net.sf.jsqlparser.statement.select.IntersectOp()));
        if (!words.startsWith("EXCEPT"))
            add(
                    "EXCEPT for " + words,
                    () -> place.put(new net.sf.jsqlparser.statement.select.ExceptOp()));
    }

    private static boolean orders(List<?> list) {
        return list.size() > 1 && list.getFirst() instanceof OrderByElement;
    }

    private void order(List<?> keys) {
        for (int i = 0; i < keys.size(); i++) {
            int at = i;
            add("an ORDER BY key left out", () -> keys.remove(at));
        }
    }
}
