package savepoint.grader.query;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.select.Select;

/// A query as a tree whose every node can be reached, and replaced where it hangs. The parser's own visitors leave parts
/// of a query out; its fields leave out nothing.
final class SyntaxTree {
    /// Longer texts are no exercise, and the parser's time grows faster than they do.
    private static final int MOST = 20_000;

    private static final int NESTING = 40;
    private static final String NODES = "net.sf.jsqlparser.";
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final Select root;

    private SyntaxTree(Select root) {
        this.root = root;
    }

    /// A place where a node hangs.
    ///
    /// @param owner the node, or the list, that it hangs on
    record Place(Object owner, Object node, Field field, int index) {
        @SuppressWarnings("unchecked")
        void put(Object other) {
            if (field == null) {
                ((List<Object>) owner).set(index, other);
                return;
            }
            try {
                field.set(owner, other);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e); // it was made accessible
            }
        }

        boolean takes(Object other) {
            return field == null || field.getType().isInstance(other);
        }
    }

    /// Empty where the parser does not know it: that says nothing about the query.
    static Optional<SyntaxTree> of(String sql) {
        if (sql.length() > MOST || CCJSqlParserUtil.getNestingDepth(sql) > NESTING)
            return Optional.empty();
        try {
            // the parser wants something between SELECT and FROM, PostgreSQL does not
            var parser =
                    CCJSqlParserUtil.newParser(
                            sql.replaceAll("(?i)\\(\\s*select\\s+from\\b", "(select 1 from"));
            return parser.withAllowComplexParsing(true).Statement() instanceof Select select
                    ? Optional.of(new SyntaxTree(select))
                    : Optional.empty();
        } catch (ParseException | RuntimeException | StackOverflowError unknown) {
            return Optional.empty();
        }
    }

    Select root() {
        return root;
    }

    String sql() {
        return root.toString();
    }

    /// All places, from the outside in.
    List<Place> places() {
        var places = new ArrayList<Place>();
        var seen = new IdentityHashMap<Object, Boolean>();
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            var owner = open.poll();
            if (seen.put(owner, true) != null) continue;
            if (owner instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++)
                    note(new Place(owner, list.get(i), null, i), places, open);
            }
            for (var field : fields(owner.getClass())) note(place(owner, field), places, open);
        }
        return places;
    }

    private static void note(Place place, List<Place> places, Deque<Object> open) {
        var node = place.node();
        if (node == null || node instanceof Enum) return;
        boolean ours = node.getClass().getName().startsWith(NODES);
        if (!ours && !(node instanceof List)) return;
        places.add(place);
        open.add(node);
    }

    private static Place place(Object owner, Field field) {
        try {
            return new Place(owner, field.get(owner), field, -1);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was made accessible
        }
    }

    private static List<Field> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(
                type,
                asked -> {
                    var found = new ArrayList<Field>();
                    for (Class<?> at = asked;
                            at != null
                                    && at != ASTNodeAccessImpl.class
                                    && at.getName().startsWith(NODES);
                            at = at.getSuperclass()) {
                        for (var field : at.getDeclaredFields()) {
                            if (Modifier.isStatic(field.getModifiers())
                                    || field.getType().isPrimitive()) continue;
                            if (opened(field)) found.add(field);
                        }
                    }
                    found.sort(
                            Comparator.comparing((Field field) ->
                                    field.getDeclaringClass().getName() + "." + field.getName()));
                    return List.copyOf(found);
                });
    }

    private static boolean opened(Field field) {
        try {
            field.setAccessible(true);
            return true;
        } catch (InaccessibleObjectException closed) {
            return false;
        }
    }
}
