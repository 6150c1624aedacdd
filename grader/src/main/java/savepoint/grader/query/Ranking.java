package savepoint.grader.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/// How a query orders and cuts its rows, said in a way that shows its ties: the same query with all rows and with what
/// it sorts by as further columns at the end.
///
/// @param sql the query without its limit, with `appended` columns more
/// @param keys what it sorts by, the first first; empty where it only cuts
/// @param offset rows left out at the head
/// @param limit rows kept after them; empty for all
/// @param withTies whether rows that tie with the last one kept are kept as well
public record Ranking(
        String sql,
        int appended,
        List<Key> keys,
        long offset,
        Optional<Long> limit,
        boolean withTies) {
    /// A column of the result.
    public sealed interface Key {
        /// Counted from 0.
        record At(int column) implements Key {}

        record Named(String label) implements Key {}

        /// The n-th of the appended ones, from 0.
        record Appended(int number) implements Key {}
    }

    private static final String PREFIX = "savepoint_key_";

    static Optional<Ranking> of(SyntaxTree tree) {
        var root = tree.root();
        boolean sorts = root.getOrderByElements() != null && !root.getOrderByElements().isEmpty();
        boolean cuts =
                root.getLimit() != null || root.getOffset() != null || root.getFetch() != null;
        if (!sorts && !cuts) return Optional.empty();
        var offset = offset(root);
        var limit = limit(root);
        if (offset.isEmpty() || limit.isEmpty()) return Optional.empty();
        var keys = new ArrayList<Key>();
        var appended = new ArrayList<SelectItem<?>>();
        if (sorts) {
            for (var element : root.getOrderByElements()) {
                var key = key(root, element, appended);
                if (key.isEmpty()) return Optional.empty();
                keys.add(key.get());
            }
        }
        boolean withTies =
                root.getFetch() != null
                        && root.getFetch().toString().toUpperCase(Locale.ROOT).contains("TIES");
        root.setLimit(null);
        root.setOffset(null);
        root.setFetch(null);
        if (root instanceof PlainSelect plain && !appended.isEmpty()) {
            var items = new ArrayList<>(plain.getSelectItems());
            items.addAll(appended);
            plain.setSelectItems(items);
        }
        return Optional.of(
                new Ranking(
                        tree.sql(),
                        appended.size(),
                        keys,
                        offset.get(),
                        limit.get().rows() < 0 ? Optional.empty() : Optional.of(limit.get().rows()),
                        withTies));
    }

    private record Rows(long rows) {
        static final Rows ALL = new Rows(-1);
    }

    private static Optional<Long> offset(Select root) {
        Expression said = root.getOffset() == null ? null : root.getOffset().getOffset();
        if (said == null && root.getLimit() != null) said = root.getLimit().getOffset();
        if (said == null) return Optional.of(0L);
        return said instanceof LongValue number ? Optional.of(number.getValue()) : Optional.empty();
    }

    private static Optional<Rows> limit(Select root) {
        Expression said = null;
        if (root.getLimit() != null) said = root.getLimit().getRowCount();
        if (root.getFetch() != null) {
            said = root.getFetch().getExpression();
            if (said == null) return Optional.of(new Rows(1));
        }
        return switch (said) {
            case null -> Optional.of(Rows.ALL);
            case NullValue _ -> Optional.of(Rows.ALL);
            case LongValue number -> Optional.of(new Rows(number.getValue()));
            default ->
                    said.toString().equalsIgnoreCase("all")
                            ? Optional.of(Rows.ALL)
                            : Optional.empty();
        };
    }

    private static Optional<Key> key(
            Select root, OrderByElement element, List<SelectItem<?>> appended) {
        var by = element.getExpression();
        if (by instanceof LongValue ordinal)
            return Optional.of(new Key.At((int) ordinal.getValue() - 1));
        if (!(root instanceof PlainSelect plain)) {
            return by instanceof Column column
                    ? Optional.of(new Key.Named(bare(column.getColumnName())))
                    : Optional.empty();
        }
        var shown = shown(plain, by);
        if (shown.isPresent()) return shown;
        // a column more would make rows distinct that were not
        boolean distinct =
                plain.getDistinct() != null && plain.getDistinct().getOnSelectItems() == null;
        if (distinct) return Optional.empty();
        int number = appended.size();
        appended.add(new SelectItem<>(unaliased(plain, by), new Alias(PREFIX + number, true)));
        return Optional.of(new Key.Appended(number));
    }

    /// The item of the select list that an expression repeats or names; none behind a star, whose width is not known.
    private static Optional<Key> shown(PlainSelect plain, Expression by) {
        int at = 0;
        for (var item : plain.getSelectItems()) {
            var expression = item.getExpression();
            if (expression instanceof AllColumns || expression instanceof AllTableColumns)
                return Optional.empty();
            if (names(item, by)) return Optional.of(new Key.At(at));
            at++;
        }
        at = 0;
        for (var item : plain.getSelectItems()) {
            if (repeats(item.getExpression(), by)) return Optional.of(new Key.At(at));
            at++;
        }
        return Optional.empty();
    }

    /// PostgreSQL takes a bare name for a column of the result before it takes it for one of a table.
    private static boolean names(SelectItem<?> item, Expression by) {
        return by instanceof Column column
                && column.getTable() == null
                && item.getAlias() != null
                && bare(item.getAlias().getName()).equals(bare(column.getColumnName()));
    }

    private static boolean repeats(Expression item, Expression by) {
        if (item.toString().equalsIgnoreCase(by.toString())) return true;
        return item instanceof Column shown
                && by instanceof Column column
                && (column.getTable() == null || shown.getTable() == null)
                && bare(shown.getColumnName()).equals(bare(column.getColumnName()));
    }

    private static Expression unaliased(PlainSelect plain, Expression by) {
        for (var item : plain.getSelectItems()) if (names(item, by)) return item.getExpression();
        return by;
    }

    static String bare(String name) {
        return name.startsWith("\"") && name.length() > 1
                ? name.substring(1, name.length() - 1)
                : name.toLowerCase(Locale.ROOT);
    }
}
