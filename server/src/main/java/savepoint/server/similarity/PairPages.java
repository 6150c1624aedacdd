package savepoint.server.similarity;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import savepoint.grader.bundle.FileTree;
import savepoint.server.assignment.Assignments;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.similarity.cases.CaseRoutes;
import savepoint.server.similarity.cases.Cases;
import savepoint.server.similarity.compare.Pair;
import savepoint.server.similarity.compare.Part;
import savepoint.server.similarity.compare.Similarities;
import savepoint.server.similarity.found.Found;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// The page of two hand-ins beside each other, put together.
final class PairPages {
    private final Similarities similarities;
    private final Cases cases;
    private final Bundles bundles;

    PairPages(Similarities similarities, Cases cases, Bundles bundles) {
        this.similarities = similarities;
        this.cases = cases;
        this.bundles = bundles;
    }

    static String path(Term term, String ref) {
        return term.path() + "/similarity/pairs/" + ref;
    }

    Reply.Page page(Viewer.Staff viewer, Pair pair, String reason, String problem) {
        var term = viewer.term();
        var assignment = new Link(pair.title(), Assignments.path(term, pair.assignment()));
        var similarity = new Link("Similarity", assignment.href() + "/similarity");
        var parts = similarities.parts(pair);
        var page =
                new PairPage(
                        assignment,
                        similarity,
                        Figures.plain(pair.share().setScale(0, RoundingMode.HALF_UP)) + " %",
                        side(
                                term,
                                "one",
                                pair.oneNames(),
                                pair.one(),
                                pair.oneAt(),
                                files(pair.oneTree(), parts, PairPages::ofOne)),
                        side(
                                term,
                                "other",
                                pair.otherNames(),
                                pair.other(),
                                pair.otherAt(),
                                files(pair.otherTree(), parts, PairPages::ofOther)),
                        parts(parts),
                        similarities.rates(pair.runId()).stream()
                                .map(SimilarityPages::rate)
                                .toList(),
                        viewer instanceof Viewer.InCharge ? cases(term, pair) : List.of(),
                        viewer instanceof Viewer.InCharge
                                ? new Post(path(term, pair.ref()) + "/cases", Refs.random())
                                : null,
                        reason,
                        problem);
        return new Reply.Page(
                "similarity/pair",
                new Heading("Two hand-ins", List.of(assignment, similarity)),
                page);
    }

    private List<Link> cases(Term term, Pair pair) {
        return cases.of(pair).stream()
                .map(one ->
                        new Link(
                                CaseRoutes.words(one.state()) + ": " + one.reason(),
                                CaseRoutes.path(term, one.ref())))
                .toList();
    }

    private static Found.Lines ofOne(Part part) {
        return new Found.Lines(part.oneFile(), part.oneFrom(), part.oneTo());
    }

    private static Found.Lines ofOther(Part part) {
        return new Found.Lines(part.otherFile(), part.otherFrom(), part.otherTo());
    }

    private static PairPage.Side side(
            Term term, String id, String names, String ref, Instant at, List<PairPage.File> files) {
        return new PairPage.Side(
                id, names, term.path() + "/submissions/" + ref, Moment.of(at, term.zone()), files);
    }

    /// The files in which something is common.
    private List<PairPage.File> files(
            String tree, List<Part> parts, Function<Part, Found.Lines> where) {
        var files = bundles.files(tree);
        return parts.stream()
                .map(where)
                .map(Found.Lines::file)
                .distinct()
                .map(name ->
                        new PairPage.File(
                                name, lines(files, name, parts.stream().map(where).toList())))
                .toList();
    }

    private static List<PairPage.Line> lines(FileTree files, String name, List<Found.Lines> parts) {
        var lines = new ArrayList<PairPage.Line>();
        for (var text : files.text(name).orElse("").lines().toList()) {
            int number = lines.size() + 1;
            int part = 0;
            for (var i = 0; i < parts.size() && part == 0; i++)
                if (parts.get(i).file().equals(name)
                        && parts.get(i).from() <= number
                        && number <= parts.get(i).to()) part = i + 1;
            boolean first = part > 0 && lines.stream().noneMatch(isOf(part));
            lines.add(new PairPage.Line(number, text, part, first));
        }
        return lines;
    }

    private static Predicate<PairPage.Line> isOf(int part) {
        return line -> line.part() == part;
    }

    private static List<PairPage.Part> parts(List<Part> parts) {
        var rows = new ArrayList<PairPage.Part>();
        for (var part : parts)
            rows.add(
                    new PairPage.Part(
                            rows.size() + 1,
                            words(ofOne(part)),
                            words(ofOther(part)),
                            part.tokens(),
                            part.sharing(),
                            part.verbatim()));
        return rows;
    }

    private static String words(Found.Lines lines) {
        return lines.from() == lines.to()
                ? "%s, line %d".formatted(lines.file(), lines.from())
                : "%s, lines %d to %d".formatted(lines.file(), lines.from(), lines.to());
    }
}
