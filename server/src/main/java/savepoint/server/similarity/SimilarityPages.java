package savepoint.server.similarity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import savepoint.server.assignment.Assignment;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.similarity.cases.CaseRoutes;
import savepoint.server.similarity.cases.Cases;
import savepoint.server.similarity.compare.Comparison;
import savepoint.server.similarity.compare.Pair;
import savepoint.server.similarity.compare.Similarities;
import savepoint.server.similarity.found.Found;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// The page of an assignment's comparisons, put together.
final class SimilarityPages {
    private final Similarities similarities;
    private final Cases cases;

    SimilarityPages(Similarities similarities, Cases cases) {
        this.similarities = similarities;
        this.cases = cases;
    }

    static String path(Assignment assignment) {
        return assignment.path() + "/similarity";
    }

    Reply.Page page(Viewer.Staff viewer, Assignment assignment) {
        var term = viewer.term();
        var newest = similarities.newest(assignment);
        var missing = similarities.problem(assignment).orElse(null);
        boolean mayAsk =
                viewer instanceof Viewer.InCharge
                        && missing == null
                        && newest.filter(Comparison::isOpen).isEmpty();
        var page =
                new SimilarityPage(
                        assignment.link(),
                        assignment.bundle().isJava(),
                        missing,
                        newest.map(Comparison::state).orElse(null),
                        newest.map(Comparison::handIns).orElse(null),
                        newest.map(Comparison::unread).orElse(null),
                        newest.map(one ->
                                        Moment.of(
                                                one.at() == null ? one.askedAt() : one.at(),
                                                term.zone()))
                                .orElse(null),
                        newest.map(Comparison::by).orElse(null),
                        newest.map(Comparison::words).orElse(null),
                        mayAsk ? new Post(path(assignment) + "/comparisons", Refs.random()) : null,
                        newest.map(one -> similarities.rates(one.id())).orElse(List.of()).stream()
                                .map(SimilarityPages::rate)
                                .toList(),
                        newest.map(similarities::pairs).orElse(List.of()).stream()
                                .map(pair -> row(term, pair))
                                .toList(),
                        viewer instanceof Viewer.InCharge ? cases(term, assignment) : List.of());
        return new Reply.Page(
                "similarity/similarity",
                new Heading("Similarity", List.of(assignment.link())),
                page);
    }

    static SimilarityPage.Rate rate(Found.Rate rate) {
        return new SimilarityPage.Rate(
                rate.file(),
                rate.handIns(),
                rate.trees(),
                Figures.plain(BigDecimal.valueOf(rate.perThousand(), 1)));
    }

    private static SimilarityPage.Row row(Term term, Pair pair) {
        return new SimilarityPage.Row(
                PairPages.path(term, pair.ref()),
                pair.oneNames(),
                pair.otherNames(),
                Figures.plain(pair.share().setScale(0, RoundingMode.HALF_UP)) + " %",
                pair.share().intValue(),
                pair.parts(),
                pair.rarest(),
                pair.cases());
    }

    private List<SimilarityPage.CaseRow> cases(Term term, Assignment assignment) {
        return cases.of(term, assignment.row().slug()).stream()
                .map(one ->
                        new SimilarityPage.CaseRow(
                                CaseRoutes.path(term, one.ref()),
                                one.oneNames(),
                                one.otherNames(),
                                one.by(),
                                Moment.of(one.openedAt(), term.zone()),
                                CaseRoutes.words(one.state())))
                .toList();
    }
}
