package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads Moodle XML.
final class MoodleXml {
    private MoodleXml() {}

    static List<Draft> read(Document xml) {
        var drafts = new ArrayList<Draft>();
        int number = 0;
        for (var question : xml.select("quiz > question")) {
            var type = question.attr("type").toLowerCase(Locale.ROOT);
            if (type.equals("category")) continue;
            number++;
            var name = HtmlText.words(text(question, "name"));
            var draft = new Draft(name.isEmpty() ? "Question " + number : name);
            read(question, type, draft);
            drafts.add(draft);
        }
        return drafts;
    }

    private static void read(Element question, String type, Draft draft) {
        pictures(question, draft);
        // Embedded answers are taken from the HTML itself.
        if (!type.matches("cloze|multianswer"))
            draft.prompt = prose(question, "questiontext", draft);
        draft.explanation = prose(question, "generalfeedback", draft);
        var points = child(question, "defaultgrade");
        if (points.matches("\\d{1,6}(\\.\\d+)?") && Double.parseDouble(points) > 0)
            draft.facts.put("points", Words.figure(points.replaceFirst("(\\.\\d{4})\\d+$", "$1")));
        var tags = question.select("> tags > tag > text").eachText();
        if (!tags.isEmpty())
            draft.facts.put(
                    "tags",
                    "["
                            + String.join(", ", tags.stream().map(QuestionText::quoted).toList())
                            + "]");
        if (!child(question, "penalty").isEmpty()
                && !child(question, "penalty").matches("0(\\.0*)?"))
            draft.note("the penalty for further tries is a key of the quiz here: `tries`");
        switch (type) {
            case "multichoice" -> choice(question, draft);
            case "truefalse" -> truth(question, draft);
            case "shortanswer" -> words(question, draft);
            case "numerical" -> numbers(question, draft);
            case "matching" -> match(question, draft);
            case "ordering" -> order(question, draft);
            case "essay" -> essay(question, draft);
            case "cloze", "multianswer" -> embedded(question, draft);
            case "gapselect", "ddwtos" -> dragged(question, draft);
            case "calculated", "calculatedsimple" -> Calculated.read(question, draft);
            case "multichoiceset" -> {
                choice(question, draft);
                draft.kind = "choose-many";
                draft.facts.put("credit", "all");
            }
            case "description" -> draft.note("it is a text between questions and asks nothing");
            default ->
                    draft.note("questions of type `%s` have no counterpart here".formatted(type));
        }
    }

    private static void choice(Element question, Draft draft) {
        boolean single = !child(question, "single").matches("false|0");
        draft.kind = single ? "choose-one" : "choose-many";
        if (child(question, "shuffleanswers").matches("false|0"))
            draft.facts.put("shuffle", "false");
        boolean even =
                !single
                        && question.select("> answer").stream()
                                        .mapToDouble(MoodleXml::fraction)
                                        .filter(fraction -> fraction > 0)
                                        .distinct()
                                        .count()
                                == 1
                        && question.select("> answer").stream()
                                .noneMatch(answer -> fraction(answer) < 0);
        for (var answer : question.select("> answer")) {
            double fraction = fraction(answer);
            var mark = even ? (fraction > 0 ? "x" : " ") : draft.mark(fraction, !single);
            draft.answer(mark, prose(answer, draft), prose(answer, "feedback", draft));
        }
        if (even && !question.attr("type").equals("multichoiceset"))
            draft.note("each right tick earns the same; a wrong tick takes as much away here");
        combined(question, draft);
    }

    private static void embedded(Element question, Draft draft) {
        var element = question.selectFirst("> questiontext");
        var html = element == null ? "" : text(element);
        draft.prompt =
                gaps(HtmlText.markdown(Pictures.here(ClozeText.read(html, draft), draft), draft));
    }

    /// Marks of gaps that the conversion took for brackets.
    static String gaps(String markdown) {
        return markdown.replace("\\[\\[", "[[").replace("\\]\\]", "]]");
    }

    /// Words that are dragged to, or chosen at, `[[1]]`: of the choices of its group the first, second … is right.
    private static void dragged(Element question, Draft draft) {
        draft.kind = "fill-in";
        var boxes = question.select("> dragbox, > selectoption");
        var found = Pattern.compile("\\[\\[(\\d{1,2})]]").matcher(gaps(draft.prompt));
        draft.prompt =
                found.replaceAll(mark -> {
                    int number = Integer.parseInt(mark.group(1));
                    var name = "gap-" + (draft.answers.size() + 1);
                    if (number < 1 || number > boxes.size()) {
                        draft.note("gap %d has no answer".formatted(number));
                        return "[[" + name + "]]";
                    }
                    var right = boxes.get(number - 1);
                    var group = child(right, "group");
                    var answers = new ArrayList<Draft.Answer>();
                    for (var box : boxes)
                        if (child(box, "group").equals(group))
                            answers.add(
                                    Draft.Answer.of(
                                            box.equals(right) ? "x" : " ", prose(box, draft), ""));
                    draft.answers.add(
                            new Draft.Answer("", name + " (choice):", Optional.empty(), answers));
                    return "[[" + name + "]]";
                });
        draft.note("a word can be used for several gaps here");
        combined(question, draft);
    }

    /// Moodle speaks to the whole answer as well; there is no place for that here.
    private static void combined(Element question, Draft draft) {
        for (var name :
                List.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")) {
            var words = HtmlText.words(text(question, name));
            if (!words.isEmpty()
                    && !words.matches("(?i)your answer is (partially )?(in)?correct\\.?"))
                draft.note("%s was left out: %s".formatted(name, words));
        }
        if (!question.select("> hint").isEmpty()) draft.note("hints were left out");
    }

    private static void truth(Element question, Draft draft) {
        draft.kind = "true-false";
        for (var answer : question.select("> answer")) {
            var word = HtmlText.words(text(answer)).toLowerCase(Locale.ROOT);
            draft.answer(
                    fraction(answer) > 0 ? "x" : " ",
                    word.equals("true") ? "True" : "False",
                    prose(answer, "feedback", draft));
        }
    }

    private static void words(Element question, Draft draft) {
        draft.kind = "short-text";
        if (child(question, "usecase").equals("1")) draft.facts.put("case", "exact");
        for (var answer : question.select("> answer"))
            Words.answer(
                    draft,
                    draft.mark(fraction(answer), false),
                    text(answer),
                    prose(answer, "feedback", draft));
    }

    private static void numbers(Element question, Draft draft) {
        draft.kind = "number";
        for (var answer : question.select("> answer")) {
            var text = text(answer).strip();
            if (text.equals("*")) {
                draft.note("feedback for any other answer was left out");
                continue;
            }
            var tolerance = child(answer, "tolerance");
            var mark = draft.mark(fraction(answer), false);
            draft.answer(
                    mark.equals("x") ? "" : mark,
                    Words.figure(tolerance.isEmpty() ? text : text + ":" + tolerance),
                    prose(answer, "feedback", draft));
        }
        var units = new ArrayList<String>();
        for (var unit : question.select("> units > unit"))
            units.add(
                    "%s: %s"
                            .formatted(
                                    QuestionText.quoted(child(unit, "unit_name")),
                                    inverse(child(unit, "multiplier"), draft)));
        if (!units.isEmpty()) draft.facts.put("units", "{" + String.join(", ", units) + "}");
    }

    /// Moodle says how many of a unit the first is; we, how much of the first a unit is.
    private static String inverse(String multiplier, Draft draft) {
        try {
            var size = new java.math.BigDecimal(multiplier.strip());
            return size.compareTo(java.math.BigDecimal.ONE) == 0
                    ? "1"
                    : java.math.BigDecimal.ONE
                            .divide(size, java.math.MathContext.DECIMAL64)
                            .stripTrailingZeros()
                            .toPlainString();
        } catch (ArithmeticException | NumberFormatException noNumber) {
            draft.note("a unit's multiplier `%s` is no number".formatted(multiplier));
            return multiplier;
        }
    }

    private static void match(Element question, Draft draft) {
        draft.kind = "match";
        if (child(question, "shuffleanswers").matches("false|0"))
            draft.facts.put("shuffle", "false");
        for (var pair : question.select("> subquestion")) {
            var left = prose(pair, draft);
            var right = HtmlText.words(text(pair, "answer"));
            draft.answer("", (left + " → " + right).strip(), "");
        }
        combined(question, draft);
    }

    private static void order(Element question, Draft draft) {
        draft.kind = "order";
        draft.numbered = true;
        question.select("> answer").stream()
                .sorted(java.util.Comparator.comparingDouble(MoodleXml::fraction))
                .forEach(answer -> draft.answer("", prose(answer, draft), ""));
    }

    private static void essay(Element question, Draft draft) {
        draft.kind = "essay";
        draft.model = prose(question, "graderinfo", draft);
        if (!HtmlText.words(text(question, "responsetemplate")).isEmpty())
            draft.note("the response template was left out");
    }

    static double fraction(Element answer) {
        try {
            return Double.parseDouble(answer.attr("fraction"));
        } catch (NumberFormatException unsaid) {
            return 0;
        }
    }

    private static void pictures(Element question, Draft draft) {
        for (var file : question.select("file[encoding=base64]")) {
            var name = file.attr("name").replaceAll("[^A-Za-z0-9._-]+", "-");
            try {
                draft.pictures.put(name, Base64.getMimeDecoder().decode(file.wholeText()));
            } catch (IllegalArgumentException broken) {
                draft.note("picture `%s` cannot be read".formatted(name));
            }
        }
    }

    static String prose(Element parent, String name, Draft draft) {
        var element = parent.selectFirst("> " + name);
        return element == null ? "" : prose(element, draft);
    }

    private static String prose(Element element, Draft draft) {
        var words = text(element);
        var format = element.attr("format");
        if (format.equals("markdown") || format.equals("plain_text")) return words.strip();
        return HtmlText.markdown(Pictures.here(words, draft), draft);
    }

    static String text(Element parent, String name) {
        var element = parent.selectFirst("> " + name);
        return element == null ? "" : text(element);
    }

    private static String text(Element element) {
        var text = element.selectFirst("> text");
        return text == null ? element.ownText() : text.wholeText();
    }

    static String child(Element parent, String name) {
        var element = parent.selectFirst("> " + name);
        return element == null ? "" : element.wholeText().strip();
    }
}
