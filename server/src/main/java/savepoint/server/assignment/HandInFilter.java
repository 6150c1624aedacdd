package savepoint.server.assignment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import savepoint.server.db.Refs;

/// Which hand-ins of an assignment staff look at. Texts are empty where they do not narrow anything.
///
/// @param name part of the student's name
/// @param show each student's newest alone, the one that counts alone, or all: `newest`, `counting`, `all`
/// @param state a kind of verdict, or `under-way`
/// @param failed the slug of a check that did not pass
/// @param marked `yes` or `no`: whether every criterion of the rubric has a mark
/// @param pattern how the checks ended, as `check_signature` says it
/// @param before the ref of the hand-in that the page before ended with
public record HandInFilter(
        String name,
        String show,
        String state,
        boolean late,
        String failed,
        String marked,
        String section,
        String pattern,
        String before) {
    private static final int LONGEST = 100;
    private static final int LONGEST_PATTERN = 4000;

    /// Reads it from the parameters of an address or the fields of a form.
    public static HandInFilter read(UnaryOperator<String> field) {
        var show = field.apply("show");
        var before = field.apply("before");
        return new HandInFilter(
                cut(field.apply("q").strip(), LONGEST),
                show.equals("all") || show.equals("counting") ? show : "newest",
                cut(field.apply("state"), LONGEST),
                field.apply("late").equals("on"),
                cut(field.apply("failed"), LONGEST),
                cut(field.apply("marked"), LONGEST),
                cut(field.apply("section"), LONGEST),
                cut(field.apply("pattern"), LONGEST_PATTERN),
                Refs.isRef(before) ? before : "");
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    /// The counting hand-ins whose checks ended alike.
    static HandInFilter ofPattern(String pattern) {
        return new HandInFilter("", "counting", "", false, "", "", "", pattern, "");
    }

    /// All of whoever bears this name.
    static HandInFilter allOf(String name) {
        return new HandInFilter(name, "all", "", false, "", "", "", "", "");
    }

    /// The same, from further down the list.
    HandInFilter before(String ref) {
        return new HandInFilter(name, show, state, late, failed, marked, section, pattern, ref);
    }

    /// Whether it narrows the list at all.
    boolean narrows() {
        return !fields().equals(Map.of("show", show));
    }

    /// What it says, by the names that [#read] knows; what narrows nothing is left out.
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("q", name);
        fields.put("show", show);
        fields.put("state", state);
        fields.put("late", late ? "on" : "");
        fields.put("failed", failed);
        fields.put("marked", marked);
        fields.put("section", section);
        fields.put("pattern", pattern);
        fields.put("before", before);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /// The address of the list that it makes.
    String href(Assignment assignment) {
        return assignment.path()
                + "/submissions?"
                + fields().entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
