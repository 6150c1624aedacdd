package savepoint.server.people.roster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Which people of a term are looked at. Texts are empty where they do not narrow anything.
///
/// @param words part of a name, address, number or login
/// @param role a role's code
/// @param show those in the term, or `dropped`, `not-in-yet`, `more-time`, `all`
public record PeopleFilter(String words, String role, String section, String group, String show) {
    private static final int LONGEST = 200;

    static PeopleFilter read(UnaryOperator<String> field) {
        return new PeopleFilter(
                cut(field.apply("q")),
                cut(field.apply("role")),
                cut(field.apply("section")),
                cut(field.apply("group")),
                cut(field.apply("show")));
    }

    private static String cut(String text) {
        var stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }

    boolean narrows() {
        return !fields().isEmpty();
    }

    /// What it says, by the names that [#read] knows.
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("q", words);
        fields.put("role", role);
        fields.put("section", section);
        fields.put("group", group);
        fields.put("show", show);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /// The query of the address of a page of the list that it makes, from 1.
    String query(int page) {
        var fields = fields();
        if (page > 1) fields.put("page", Integer.toString(page));
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
