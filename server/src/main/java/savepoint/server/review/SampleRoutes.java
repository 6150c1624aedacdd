package savepoint.server.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Judging the samples.
final class SampleRoutes {
    private final Rounds rounds;
    private final Samples samples;

    SampleRoutes(Rounds rounds, Samples samples) {
        this.rounds = rounds;
        this.samples = samples;
    }

    List<Route> routes(Gate gate) {
        var one = ReviewRoutes.ASSIGNMENT + "/review-samples/{sample}";
        return List.of(
                gate.get(
                        one,
                        Access.STUDENT,
                        (student, request) -> of(student, request, this::show)),
                gate.post(
                        one,
                        Access.STUDENT,
                        (student, request) ->
                                of(
                                        student,
                                        request,
                                        (_, round, sample) ->
                                                judge(student, round, sample, request))));
    }

    private interface Answer {
        Reply to(Viewer.Student student, Round round, Samples.One sample);
    }

    private Reply of(Viewer.Student student, Request request, Answer answer) {
        return rounds.of(student.term(), request.path("assignment"))
                .filter(round ->
                        round.row().isPresent() && round.step().compareTo(Step.HAND_IN) > 0)
                .flatMap(round ->
                        Samples.find(round, request.path("sample"))
                                .map(sample -> answer.to(student, round, sample)))
                .orElseGet(Reply.Missing::new);
    }

    private Reply show(Viewer.Student student, Round round, Samples.One sample) {
        return page(student, round, sample, ReviewText.EMPTY, List.of());
    }

    private Reply judge(Viewer.Student student, Round round, Samples.One sample, Request request) {
        var path = Samples.path(student.term(), round, sample);
        if (samples.given(student, round, sample).isPresent()) return new Reply.SeeOther(path);
        var text = ReviewText.read(request, round.criteria());
        var problems = new ArrayList<>(text.problems(round.criteria(), Map.of()));
        if (!Samples.isOpen(round)) problems.add("The time to judge samples is over.");
        if (!problems.isEmpty())
            return new Reply.Invalid(page(student, round, sample, text, problems));
        var points =
                text.scores().stream()
                        .collect(Collectors.toMap(Review.Score::criterion, Review.Score::points));
        samples.give(student, round, sample, new Samples.Given(points, text.comments()));
        return new Reply.SeeOther(path, "Now compare with how your instructor judges it.");
    }

    private Reply.Page page(
            Viewer.Student student,
            Round round,
            Samples.One sample,
            ReviewText text,
            List<String> problems) {
        var name = "Sample " + sample.number();
        var given = samples.given(student, round, sample);
        boolean isOpen = given.isEmpty() && Samples.isOpen(round);
        var path = Samples.path(student.term(), round, sample);
        return new Reply.Page(
                "review/sample",
                MinePages.heading(student.term(), round, name),
                new SamplePage(
                        new Link("Back to your reviews", round.assignment().path() + "/reviews"),
                        name,
                        problems,
                        JudgeRoutes.files(Samples.files(round, sample)),
                        WritePages.criteria(round.criteria(), text),
                        isOpen ? new Post(path, Refs.random()) : null,
                        given.map(one -> answers(round, sample, one)).orElse(List.of()),
                        given.isPresent() ? sample.calibration().why() : null));
    }

    private static List<SamplePage.Answer> answers(
            Round round, Samples.One sample, Samples.Given given) {
        return round.criteria().stream()
                .map(criterion ->
                        new SamplePage.Answer(
                                criterion.title(),
                                plain(given.points().get(criterion.slug())),
                                plain(sample.calibration().points().get(criterion.slug())),
                                Figures.plain(criterion.points())))
                .toList();
    }

    private static String plain(BigDecimal points) {
        return Optional.ofNullable(points).map(Figures::plain).orElse("0");
    }
}
