package savepoint.server.quiz.code;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.quiz.sitting.AnswerRoutes;
import savepoint.server.quiz.sitting.Preview;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.web.Layout;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Trying code before it is graded: in an attempt, and in the preview of those who teach.
public final class CodeRoutes {
    private static final Duration WHEN_WAITING = Duration.ofSeconds(5);
    private static final String WAITS =
            "Your last %d runs are still under way; run again when one is done."
                    .formatted(CodeRuns.MOST_UNDER_WAY);

    private final Quizzes quizzes;
    private final Attempts attempts;
    private final AnswerRoutes answers;
    private final CodeRuns runs;
    private final SittingPages sittings;
    private final Preview preview;
    private final CodeRunPages pages;

    public CodeRoutes(
            Quizzes quizzes,
            Attempts attempts,
            AnswerRoutes answers,
            CodeRuns runs,
            SittingPages sittings,
            Preview preview,
            CodeRunPages pages) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.answers = answers;
        this.runs = runs;
        this.sittings = sittings;
        this.preview = preview;
        this.pages = pages;
    }

    public List<Route> routes(Gate gate) {
        var one = TermQuiz.ROUTE + "/runs/{coderun}";
        var ofQuestion = "/questions/{question}/runs";
        return List.of(
                gate.post(TermQuiz.ATTEMPT + ofQuestion, Access.STUDENT, this::run),
                gate.post(TermQuiz.ROUTE + "/preview" + ofQuestion, Access.STAFF, this::tryOut),
                gate.get(
                        one,
                        Access.MEMBER,
                        (viewer, request) ->
                                of(viewer, request, (quiz, run) -> pages.page(viewer, quiz, run))),
                gate.get(
                        one + "/events",
                        Access.MEMBER,
                        (viewer, request) ->
                                of(
                                        viewer,
                                        request,
                                        (_, run) -> new Reply.Events(pages.feed(run)))));
    }

    private Reply of(
            Viewer.Member viewer, Request request, BiFunction<TermQuiz, CodeRun, Reply> answer) {
        return quizzes.find(viewer.term(), request.path("quiz"))
                .flatMap(quiz ->
                        runs.find(viewer, quiz, request.path("coderun"))
                                .map(run -> answer.apply(quiz, run)))
                .orElseGet(Reply.Missing::new);
    }

    /// What was sent is saved first, as it is without a run.
    private Reply run(Viewer.Student student, Request request) {
        return quizzes.find(student.term(), request.path("quiz"))
                .flatMap(quiz ->
                        attempts.find(student, quiz, request.path("attempt"))
                                .map(attempt ->
                                        run(student, quiz, attempts.resumed(attempt), request)))
                .orElseGet(Reply.Missing::new);
    }

    private Reply run(Viewer.Student student, TermQuiz quiz, Attempt attempt, Request request) {
        return within(
                attempts.questions(attempt),
                request,
                asked ->
                        answers.save(
                                student,
                                quiz,
                                attempt,
                                request,
                                _ -> run(student, quiz, attempt, asked, request)));
    }

    private Reply run(
            Viewer.Student student, TermQuiz quiz, Attempt attempt, Asked asked, Request request) {
        return switch (Judge.of(asked.question(), asked.typed(request))) {
            case Judgement.ByGrader(var files) ->
                    switch (runs.ask(student, attempt, asked.code(quiz, files), key(request))) {
                        case CodeRuns.Asked.Taken(var ref) ->
                                new Reply.SeeOther(CodeRunPages.path(quiz, ref));
                        case CodeRuns.Asked.Waits() ->
                                new Reply.TooMany(
                                        sittings.refused(student, quiz, attempt, List.of(WAITS)),
                                        WHEN_WAITING);
                        case CodeRuns.Asked.Over() ->
                                new Reply.SeeOther(quiz.attempt(attempt.ref()), over());
                    };
            case Judgement other ->
                    new Reply.Invalid(
                            sittings.refused(student, quiz, attempt, List.of(refusal(other))));
        };
    }

    private Reply tryOut(Viewer.Staff staff, Request request) {
        return quizzes.find(staff.term(), request.path("quiz"))
                .map(quiz -> {
                    long seed = preview.seed(request.field("seed"));
                    return within(
                            preview.drawn(staff, quiz, seed),
                            request,
                            asked -> tryOut(staff, quiz, seed, asked, request));
                })
                .orElseGet(Reply.Missing::new);
    }

    private Reply tryOut(
            Viewer.Staff staff, TermQuiz quiz, long seed, Asked asked, Request request) {
        boolean allRows = request.field("rows").equals("all");
        return switch (Judge.of(asked.question(), asked.typed(request))) {
            case Judgement.ByGrader(var files) ->
                    switch (runs.ask(staff, asked.code(quiz, files), allRows, key(request))) {
                        case CodeRuns.Asked.Taken(var ref) ->
                                new Reply.SeeOther(CodeRunPages.path(quiz, ref));
                        case CodeRuns.Asked.Waits(), CodeRuns.Asked.Over() ->
                                new Reply.TooMany(
                                        preview.page(staff, quiz, seed, request, List.of(WAITS)),
                                        WHEN_WAITING);
                    };
            case Judgement other ->
                    new Reply.Invalid(
                            preview.page(staff, quiz, seed, request, List.of(refusal(other))));
        };
    }

    /// A question of code and its place.
    private record Asked(int position, Instance question, Form.Code form) {
        /// What stands in the editor, be it what stood there at first.
        Answer typed(Request request) {
            var typed = new HashMap<String, String>();
            for (var file : form.files()) {
                var field = AnswerFields.name(position) + ".file." + file.name();
                typed.put(file.name(), request.field(field).replace("\r\n", "\n"));
            }
            return new Answer.Written(typed);
        }

        CodeRuns.Code code(TermQuiz quiz, Map<String, String> files) {
            return new CodeRuns.Code(quiz, position, question, files);
        }
    }

    private static Reply within(
            List<Instance> questions, Request request, Function<Asked, Reply> answer) {
        var place = request.path("question");
        int position = place.matches("\\d{1,4}") ? Integer.parseInt(place) : 0;
        if (position < 1 || position > questions.size()) return new Reply.Missing();
        var question = questions.get(position - 1);
        if (!(question.form() instanceof Form.Code form))
            return new Reply.Unprocessable(
                    "Question %d is not answered with code.".formatted(position));
        if (!Post.isKey(key(request)))
            return new Reply.Unprocessable("The form carries no key; reload the page.");
        return answer.apply(new Asked(position, question, form));
    }

    private static String key(Request request) {
        return request.field("idempotency-key");
    }

    private static String refusal(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Refused(var reason) -> "Not run: " + reason + ".";
            case Judgement.Unanswered() -> "There is no code to run yet.";
            case Judgement.Judged _, Judgement.ByHand _, Judgement.ByGrader _ ->
                    throw new IllegalStateException("code is run: " + judgement);
        };
    }

    private static Layout.Flash over() {
        return new Layout.Flash(
                Layout.Tone.NOTE,
                "This attempt has ended, so code is not run any more. What you sent is kept; what came after the end does not count unless your instructor accepts it.");
    }
}
