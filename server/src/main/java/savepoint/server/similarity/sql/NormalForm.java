package savepoint.server.similarity.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/// The tree of a text of SQL, written down so that two are equal where only case, spaces, comments, noise words or the names
/// of aliases differ.
final class NormalForm {
    /// Longer and deeper texts are no exercise, and the parser's time grows faster than they do.
    private static final int LONGEST = 20_000;

    private static final int DEEPEST = 40;
    private static final int PATIENCE_MS = 2_000;
    private static final String NODES = "net.sf.jsqlparser.";
    // What changes nothing: AS, INNER, OUTER.
    private static final Set<String> NOISE = Set.of("useAs", "inner", "outer");
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> aliases = new HashMap<>();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private NormalForm() {}

    /// Of what the parser does not know, it is the words.
    static String of(String sql) {
        var plain = Lexical.form(sql);
        if (plain.isEmpty()
                || sql.length() > LONGEST
                || CCJSqlParserUtil.getNestingDepth(sql) > DEEPEST) return plain;
        try {
            var tree =
                    CCJSqlParserUtil.parseStatements(
                            sql, parser -> parser.withTimeOut(PATIENCE_MS));
            var form = new NormalForm();
            form.name(tree);
            form.open.clear();
            form.write(tree);
            return form.text.toString();
        } catch (JSQLParserException | StackOverflowError unknown) {
            return plain;
        }
    }

    /// Gives the aliases numbers, in the order in which they are declared.
    private void name(Object node) {
        if (node instanceof Alias alias && alias.getName() != null)
            aliases.putIfAbsent(lower(alias.getName()), "#" + (aliases.size() + 1));
        for (var child : children(node)) name(child);
    }

    private List<Object> children(Object node) {
        var children = new ArrayList<>();
        if (node instanceof List<?> list) children.addAll(list);
        if (isNode(node) && open.add(node))
            for (var field : fields(node.getClass())) {
                var value = value(field, node);
                if (isNode(value) || value instanceof List) children.add(value);
            }
        return children;
    }

    private void write(Object value) {
        switch (value) {
            case null -> {}
            case Boolean yes -> text.append(yes ? '+' : "");
            case StringValue literal -> text.append('\'').append(literal.getValue()).append('\'');
            case String word -> text.append(' ').append(word(word));
            case Enum<?> one -> text.append(' ').append(one.name());
            case Number number -> text.append(' ').append(number);
            default -> {
                if (value instanceof List<?> list) {
                    text.append('[');
                    list.forEach(one -> {
                        write(one);
                        text.append(',');
                    });
                    text.append(']');
                }
                if (isNode(value) && open.add(value)) {
                    text.append('(').append(value.getClass().getSimpleName());
                    for (var field : fields(value.getClass())) write(value(field, value));
                    text.append(')');
                    open.remove(value);
                }
            }
        }
    }

    private String word(String word) {
        var plain = lower(word);
        return plain.equals("!=") ? "<>" : aliases.getOrDefault(plain, plain);
    }

    private static String lower(String name) {
        return name.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isNode(Object value) {
        return value != null
                && !(value instanceof Enum)
                && value.getClass().getName().startsWith(NODES);
    }

    private static Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible); // it was made accessible
        }
    }

    private static List<Field> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(
                type,
                asked -> {
                    var found = new ArrayList<Field>();
                    for (Class<?> at = asked;
                            at.getName().startsWith(NODES) && at != ASTNodeAccessImpl.class;
                            at = at.getSuperclass())
                        for (var field : at.getDeclaredFields())
                            if (!Modifier.isStatic(field.getModifiers())
                                    && !NOISE.contains(field.getName())
                                    && field.trySetAccessible()) found.add(field);
                    return List.copyOf(found);
                });
    }
}
