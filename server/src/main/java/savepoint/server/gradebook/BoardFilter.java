package savepoint.server.gradebook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.web.Request;

/// Which students of the gradebook are looked at, and in which order. Texts are empty where they do not narrow anything.
///
/// @param name part of a name or an e-mail address
/// @param show the code of a state that at least one cell has
/// @param sort `name`, `total`, or the ref of an activity
/// @param down whether the highest come first
/// @param page from 1
record BoardFilter(String name, String section, String show, String sort, boolean down, int page) {
    private static final int LONGEST = 100;

    static BoardFilter read(Request request) {
        var page = request.query("page");
        return new BoardFilter(
                cut(request.query("q").strip()),
                cut(request.query("section")),
                cut(request.query("show")),
                cut(request.query("sort")),
                request.query("order").equals("down"),
                page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    BoardFilter page(int number) {
        return new BoardFilter(name, section, show, sort, down, number);
    }

    /// Sorted by this, and the other way round where it is already.
    BoardFilter by(String other) {
        boolean same = other.equals(sort) || (sort.isEmpty() && other.equals("name"));
        return new BoardFilter(name, section, show, other, same && !down, 1);
    }

    boolean narrows() {
        return !name.isEmpty() || !section.isEmpty() || state().isPresent();
    }

    /// Whether the order or the filter depends on what students earned, so that all of them must be reckoned first.
    boolean needsEverybody() {
        return state().isPresent() || !(sort.isEmpty() || sort.equals("name"));
    }

    Optional<State> state() {
        for (var state : State.values()) if (state.code().equals(show)) return Optional.of(state);
        return Optional.empty();
    }

    List<Pupil> of(List<Pupil> pupils) {
        var wanted = name.toLowerCase(Locale.ROOT);
        var found =
                pupils.stream()
                        .filter(one ->
                                one.name().toLowerCase(Locale.ROOT).contains(wanted)
                                        || one.email().toLowerCase(Locale.ROOT).contains(wanted))
                        .filter(one -> section.isEmpty() || section.equals(one.section()))
                        .toList();
        return down && !needsEverybody() ? found.reversed() : found;
    }

    List<Sheet.Row> of(Sheet sheet) {
        var rows =
                sheet.rows().stream()
                        .filter(row ->
                                state().isEmpty()
                                        || row.facts().values().stream()
                                                .anyMatch(fact ->
                                                        fact.holds().state() == state().get()))
                        .toList();
        if (sort.isEmpty() || sort.equals("name")) return down ? rows.reversed() : rows;
        var byPoints = Comparator.comparingDouble((Sheet.Row row) -> amount(sheet, row));
        return rows.stream().sorted(down ? byPoints.reversed() : byPoints).toList();
    }

    private double amount(Sheet sheet, Sheet.Row row) {
        if (sort.equals("total"))
            return row.grade().percent().map(Number::doubleValue).orElse(-1.0);
        return sheet.columns().stream()
                .filter(column -> column.ref().equals(sort))
                .map(column -> row.of(column).holds())
                .filter(Cell::counts)
                .findFirst()
                .map(cell -> cell.points().doubleValue())
                .orElse(-1.0);
    }

    String href(String book) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("q", name);
        fields.put("section", section);
        fields.put("show", show);
        fields.put("sort", sort);
        fields.put("order", down ? "down" : "");
        fields.put("page", page == 1 ? "" : Integer.toString(page));
        var query =
                fields.entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(BoardFilter::pair)
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? book : book + "?" + query;
    }

    private static String pair(Map.Entry<String, String> field) {
        return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }
}
