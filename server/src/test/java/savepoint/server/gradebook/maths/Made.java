package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Policies and entries as the tables of the tests write them.
final class Made {
    private Made() {}

    /// `quizzes 30 drop 1` or `labs 0`, divided by semicolons; weights unless all are zero.
    static Policy policy(String categories, Policy.Letter... letters) {
        var made =
                Arrays.stream(categories.split(";")).map(text -> category(text.strip())).toList();
        return new Policy(
                made,
                made.stream().anyMatch(one -> one.weight().signum() > 0),
                Policy.Rounding.USUAL,
                Optional.empty(),
                List.of(letters));
    }

    private static Policy.Category category(String text) {
        var words = text.split(" ");
        var drop = 0;
        var cap = Optional.<BigDecimal>empty();
        for (var i = 2; i + 1 < words.length; i += 2) {
            if (words[i].equals("drop")) drop = Integer.parseInt(words[i + 1]);
            if (words[i].equals("cap")) cap = Optional.of(new BigDecimal(words[i + 1]));
        }
        return new Policy.Category(words[0], new BigDecimal(words[1]), drop, cap);
    }

    /// `quizzes 8/10`, `quizzes +2/0` for extra credit, `quizzes -` for what does not count; divided by commas.
    static List<Entry> entries(String text) {
        var entries = new ArrayList<Entry>();
        for (var one : text.split(",")) {
            var words = one.strip().split(" ");
            var id = entries.size() + 1L;
            var extra = words[1].startsWith("+");
            var item = new Item(id, "Activity " + id, words[0], extra);
            entries.add(new Entry(item, cell(words[1].replace("+", ""))));
        }
        return entries;
    }

    private static Cell cell(String text) {
        if (text.equals("-")) return Cell.uncounted(State.NOT_DUE, "not due");
        if (text.equals("ex")) return Cell.uncounted(State.EXCUSED, "excused");
        var parts = text.split("/");
        return Cell.scored(
                State.GRADED, new BigDecimal(parts[0]), new BigDecimal(parts[1]), "scored");
    }
}
