package savepoint.grader.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/// Lets chance decide whatever a query leaves to chance: which of several rows that tie comes first where a limit, a
/// row number or a list depends on it.
final class Chance {
    private static final Set<String> BY_PLACE =
            Set.of("row_number", "ntile", "lag", "lead", "first_value", "last_value", "nth_value");
    private static final Set<String> LISTS =
            Set.of("string_agg", "array_agg", "json_agg", "jsonb_agg");

    private Chance() {}

    /// Whether a part of a query depends on ties, as far as can be read.
    static boolean plays(SyntaxTree tree) {
        return tree.places().stream().anyMatch(place -> drawing(place.node()).isPresent());
    }

    /// The query with every tie drawn anew.
    static Optional<String> drawn(String sql) {
        return SyntaxTree.of(sql)
                .map(tree -> {
                    for (var place : tree.places()) drawing(place.node()).ifPresent(Runnable::run);
                    return tree.sql();
                });
    }

    private static Optional<Runnable> drawing(Object node) {
        return switch (node) {
            case AnalyticExpression window when is(window.getName(), BY_PLACE) ->
                    Optional.of(
                            () -> window.setOrderByElements(drawn(window.getOrderByElements())));
            case Function call when is(call.getName(), LISTS) && !call.isDistinct() ->
                    Optional.of(() -> call.setOrderByElements(drawn(call.getOrderByElements())));
            case Select select when cuts(select) ->
                    Optional.of(
                            () -> select.setOrderByElements(drawn(select.getOrderByElements())));
            default -> Optional.empty();
        };
    }

    private static boolean is(String name, Set<String> names) {
        return name != null && names.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean cuts(Select select) {
        boolean one =
                select instanceof PlainSelect plain
                        && plain.getDistinct() != null
                        && plain.getDistinct().getOnSelectItems() != null;
        return one
                || select.getLimit() != null
                || select.getOffset() != null
                || select.getFetch() != null;
    }

    private static List<OrderByElement> drawn(List<OrderByElement> order) {
        var all = new ArrayList<OrderByElement>();
        if (order != null) all.addAll(order);
        var last = new OrderByElement();
        last.setExpression(new Function("random"));
        all.add(last);
        return all;
    }
}
