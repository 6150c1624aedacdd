package savepoint.server.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// The page on which a student answers, as a browser sees it: where it is sent, and each question's fields.
///
/// @param state where the page asks how much time is left
/// @param events where it hears that this has changed
record SittingForm(
        String action,
        String state,
        String events,
        Map<String, String> hidden,
        List<Question> questions) {
    /// @param name as `q3`
    record Question(String name, List<Field> fields) {
        /// An answer that differs from the one of the turn before.
        Map<String, String> answer(int turn) {
            var answer = new LinkedHashMap<String, String>();
            for (int at = 0; at < fields.size(); at++) {
                var field = fields.get(at);
                answer.put(field.name(), field.value(turn, at, fields.size()));
            }
            return answer;
        }
    }

    /// @param values what can be chosen; empty where text is typed
    record Field(String name, List<String> values) {
        private String value(int turn, int at, int fields) {
            if (!values.isEmpty()) return values.get((turn + at) % values.size());
            return Integer.toString(fields == 1 ? turn + 1 : (turn + at) % fields + 1);
        }
    }

    static SittingForm read(String page) {
        var form = Jsoup.parse(page).selectFirst("form[data-sitting]");
        if (form == null)
            throw new IllegalStateException("no quiz can be sat on this page: " + page);
        var hidden = new LinkedHashMap<String, String>();
        for (var input : form.select("> input[type=hidden]"))
            hidden.put(input.attr("name"), input.val());
        return new SittingForm(
                form.attr("action"),
                form.attr("data-state"),
                form.attr("data-events"),
                hidden,
                form.select("section[data-question]").stream().map(SittingForm::question).toList());
    }

    private static Question question(Element section) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var field : section.select(".answer :is(input, select, textarea)[name]")) {
            var known = values.computeIfAbsent(field.attr("name"), _ -> new ArrayList<>());
            if (field.normalName().equals("select"))
                field.select("option").stream()
                        .map(Element::val)
                        .filter(value -> !value.isEmpty())
                        .forEach(known::add);
            else if (field.attr("type").equals("radio") || field.attr("type").equals("checkbox"))
                known.add(field.val());
        }
        return new Question(
                "q" + section.attr("data-question"),
                values.entrySet().stream()
                        .map(field -> new Field(field.getKey(), List.copyOf(field.getValue())))
                        .toList());
    }
}
