package savepoint.server.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Refs;
import savepoint.server.web.Figures;
import savepoint.server.web.Request;

/// A review as it stands in its form: whatever was typed, fit to be handed over or not.
///
/// @param points by criterion, as typed
/// @param comments by criterion
public record ReviewText(
        Map<String, String> points,
        Map<String, String> comments,
        String overall,
        List<Line> lines,
        List<Proof> proofs) {
    static final ReviewText EMPTY = new ReviewText(Map.of(), Map.of(), "", List.of(), List.of());

    /// As much as is still read beside a criterion.
    static final int LONGEST = 4000;

    static final int MOST_LINES = 100;
    private static final int MOST_PROOFS = 5;
    private static final Pattern POINTS = Pattern.compile("\\d{1,4}([.,]\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");

    /// A remark on a line of a file.
    public record Line(String file, String line, String text) {
        boolean isEmpty() {
            return text.isBlank() && line.isBlank();
        }
    }

    /// A run that is shown as evidence, and what it shows.
    public record Proof(String run, String note) {}

    /// What a form brought. Names that are no criteria are of no interest.
    static ReviewText read(Request request, List<Rubric.Criterion> criteria) {
        var points = new TreeMap<String, String>();
        var comments = new TreeMap<String, String>();
        for (var criterion : criteria) {
            points.put(criterion.slug(), request.field("points:" + criterion.slug()).strip());
            comments.put(criterion.slug(), text(request, "comment:" + criterion.slug()));
        }
        var lines = new ArrayList<Line>();
        for (var i = 1; i <= MOST_LINES; i++) {
            if (!request.formNames().contains("remark-text:" + i)) continue;
            var line =
                    new Line(
                            request.field("remark-file:" + i),
                            request.field("remark-line:" + i).strip(),
                            text(request, "remark-text:" + i));
            if (!line.isEmpty()) lines.add(line);
        }
        var proofs =
                request.fields("evidence").stream()
                        .filter(Refs::isRef)
                        .distinct()
                        .limit(MOST_PROOFS)
                        .map(run -> new Proof(run, text(request, "note:" + run)))
                        .toList();
        return new ReviewText(points, comments, text(request, "overall"), lines, proofs);
    }

    private static String text(Request request, String field) {
        return request.field(field).strip().replace("\r\n", "\n").replace("\0", "");
    }

    /// Why a browser's form could not have brought it, and it is not even kept.
    List<String> excess() {
        boolean isLong =
                comments.values().stream().anyMatch(text -> text.length() > LONGEST * 4)
                        || overall.length() > LONGEST * 4
                        || lines.stream().anyMatch(line -> line.text().length() > LONGEST * 4);
        return isLong ? List.of("That is more text than a review takes.") : List.of();
    }

    /// Why it cannot be handed over; `linesOf` says how many lines each file has.
    List<String> problems(List<Rubric.Criterion> criteria, Map<String, Integer> linesOf) {
        var problems = new ArrayList<String>();
        for (var criterion : criteria) {
            problemOfPoints(criterion, problems);
            var comment = comments.getOrDefault(criterion.slug(), "");
            if (comment.length() < criterion.leastComment())
                problems.add(
                        "“%s”: say in at least %d characters why; there are %d."
                                .formatted(
                                        criterion.title(),
                                        criterion.leastComment(),
                                        comment.length()));
            problemOfLength("“" + criterion.title() + "”", comment, problems);
        }
        problemOfLength("What you say of the whole", overall, problems);
        for (var line : lines) {
            var most = linesOf.get(line.file());
            if (most == null) problems.add("There is no file “%s”.".formatted(line.file()));
            else if (!NUMBER.matcher(line.line()).matches() || Integer.parseInt(line.line()) > most)
                problems.add(
                        "A remark on %s needs a line from 1 to %d.".formatted(line.file(), most));
            if (line.text().isEmpty())
                problems.add("The remark on line %s says nothing.".formatted(line.line()));
            problemOfLength("A remark", line.text(), problems);
        }
        return problems;
    }

    private void problemOfPoints(Rubric.Criterion criterion, List<String> problems) {
        var typed = points.getOrDefault(criterion.slug(), "");
        var most = Figures.plain(criterion.points());
        if (typed.isEmpty()) problems.add("“%s” has no points yet.".formatted(criterion.title()));
        else if (!POINTS.matcher(typed).matches()
                || number(typed).compareTo(criterion.points()) > 0)
            problems.add(
                    "“%s” takes 0 to %s points, not “%s”."
                            .formatted(criterion.title(), most, typed));
        else if (!criterion.options().isEmpty()
                && criterion.options().stream()
                        .noneMatch(option -> option.points().compareTo(number(typed)) == 0))
            problems.add(
                    "“%s”: %s points are none of the choices.".formatted(criterion.title(), typed));
    }

    private static void problemOfLength(String what, String text, List<String> problems) {
        if (text.length() > LONGEST)
            problems.add(
                    "%s has %,d characters; %,d are taken."
                            .formatted(what, text.length(), LONGEST));
    }

    private static BigDecimal number(String typed) {
        return new BigDecimal(typed.replace(',', '.'));
    }

    /// What was typed, once it has no problems.
    List<Review.Score> scores() {
        return points.entrySet().stream()
                .map(entry ->
                        new Review.Score(
                                entry.getKey(),
                                number(entry.getValue()),
                                comments.getOrDefault(entry.getKey(), "")))
                .toList();
    }

    /// The same as a form would hold it.
    static ReviewText of(Review.Posted posted) {
        var points = new TreeMap<String, String>();
        var comments = new TreeMap<String, String>();
        posted.scores()
                .forEach((slug, score) -> {
                    points.put(slug, Figures.plain(score.points()));
                    comments.put(slug, score.comment());
                });
        return new ReviewText(
                points,
                comments,
                posted.overall(),
                posted.remarks().stream()
                        .map(one -> new Line(one.path(), Integer.toString(one.line()), one.body()))
                        .toList(),
                posted.evidence().stream().map(one -> new Proof(one.run(), one.note())).toList());
    }
}
