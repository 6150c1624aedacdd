package savepoint.server.quiz.sitting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.Tries;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.web.Layout;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Keeping answers: one at a time as a script sends them, or all of a page by its form.
public final class AnswerRoutes {
    /// The route.
    public static final String SAVE = TermQuiz.ATTEMPT + "/answers";

    private static final Pattern TAB = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern CHECK = Pattern.compile("check-(\\d{1,4})");
    private static final Pattern NAME = Pattern.compile("q(\\d{1,4})");
    // Text that a browser sends once for each change: more is no answer to a quiz.
    private static final int MOST = 300_000;

    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Answers answers;
    private final Tries tries;
    private final SittingPages pages;
    private final InstantSource clock;

    public AnswerRoutes(
            Quizzes quizzes,
            Attempts attempts,
            Answers answers,
            Tries tries,
            SittingPages pages,
            InstantSource clock) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.answers = answers;
        this.tries = tries;
        this.pages = pages;
        this.clock = clock;
    }

    public List<Route> routes(Gate gate) {
        return List.of(gate.post(SAVE, Access.STUDENT, this::save));
    }

    /// What a script is told of what it sent, with the time by the server's clock.
    private record Told(
            List<ToldSaved> saved,
            List<ToldOvertaken> overtaken,
            List<String> problems,
            Instant now,
            Instant deadline) {}

    /// @param note why it earns nothing as it stands, or null
    private record ToldSaved(int question, int version, Instant at, boolean late, String note) {}

    private record ToldOvertaken(int question, int version, Instant at) {}

    private Reply save(Viewer.Student student, Request request) {
        return quizzes.find(student.term(), request.path("quiz"))
                .flatMap(quiz ->
                        attempts.find(student, quiz, request.path("attempt"))
                                .map(attempt ->
                                        save(student, quiz, attempts.resumed(attempt), request)))
                .orElseGet(Reply.Missing::new);
    }

    private Reply save(Viewer.Student student, TermQuiz quiz, Attempt attempt, Request request) {
        return save(student, quiz, attempt, request, late -> goOn(quiz, attempt, request, late));
    }

    /// What comes after everything that was sent is saved.
    public interface Then {
        /// @param late whether some of it came too late to count
        Reply to(boolean late);
    }

    /// Saves what was sent, and goes on by a form.
    public Reply save(
            Viewer.Student student, TermQuiz quiz, Attempt attempt, Request request, Then then) {
        var questions = attempts.questions(attempt);
        var problems = new ArrayList<String>();
        var sent = sent(attempt, questions, request, problems);
        if (!problems.isEmpty()) return refused(student, quiz, attempt, request, problems);
        var saved = new ArrayList<ToldSaved>();
        var overtaken = new ArrayList<SittingPages.Overtaken>();
        for (var one : sent) {
            switch (answers.save(attempt, one)) {
                case Answers.Saving.Saved(var version, var at, var late) ->
                        saved.add(
                                new ToldSaved(
                                        one.position(),
                                        version,
                                        at,
                                        late,
                                        note(questions.get(one.position() - 1), one)));
                case Answers.Saving.Overtaken(var standing) ->
                        overtaken.add(new SittingPages.Overtaken(one, standing));
            }
        }
        if (request.wantsJson()) return told(attempt, saved, overtaken);
        if (!overtaken.isEmpty())
            return new Reply.Conflict(pages.page(student, quiz, attempt, overtaken));
        return then.to(saved.stream().anyMatch(ToldSaved::late));
    }

    private Reply told(
            Attempt attempt, List<ToldSaved> saved, List<SittingPages.Overtaken> overtaken) {
        var told =
                new Told(
                        saved,
                        overtaken.stream()
                                .map(one ->
                                        new ToldOvertaken(
                                                one.sent().position(),
                                                one.standing().version(),
                                                one.standing().receivedAt()))
                                .toList(),
                        List.of(),
                        clock.instant(),
                        attempt.clock().deadline().orElse(null));
        return new Reply.Json(overtaken.isEmpty() ? 200 : 409, told);
    }

    private Reply goOn(TermQuiz quiz, Attempt attempt, Request request, boolean late) {
        var path = quiz.attempt(attempt.ref());
        if (late || !attempt.isOpen(clock.instant())) return new Reply.SeeOther(path, late());
        var check = CHECK.matcher(request.field("then"));
        if (check.matches()) return check(attempt, path, Integer.parseInt(check.group(1)));
        return switch (request.field("then")) {
            case "hand-in" -> new Reply.SeeOther(path + "/hand-in");
            case "next" -> {
                attempts.reach(attempt, attempt.row().reached() + 1);
                yield new Reply.SeeOther(path);
            }
            default -> new Reply.SeeOther(path, "Your answers are saved.");
        };
    }

    /// The word with which a student comes back from what they tried too late.
    private static Layout.Flash late() {
        return new Layout.Flash(
                Layout.Tone.NOTE,
                "This attempt has ended. What you sent afterwards is kept, but does not count unless your instructor accepts it.");
    }

    private Reply check(Attempt attempt, String path, int position) {
        var refusal = refusal(attempt, position, attempts.questions(attempt).size());
        if (refusal.isPresent()) return new Reply.Unprocessable(refusal.get());
        var told = new Layout.Flash(Layout.Tone.NOTE, tries.make(attempt, position));
        return new Reply.SeeOther(path + "#" + AnswerFields.name(position), told);
    }

    private List<Answers.Sent> sent(
            Attempt attempt, List<Instance> questions, Request request, List<String> problems) {
        var tab = request.field("tab");
        var sent = new ArrayList<Answers.Sent>();
        var finished = new ArrayList<Integer>();
        int size = 0;
        for (var field : request.formNames()) {
            for (var value : request.fields(field)) size += value.length();
            var name = NAME.matcher(field);
            if (!name.matches()) continue;
            int position = Integer.parseInt(name.group(1));
            var refusal = refusal(attempt, position, questions.size());
            if (refusal.isPresent()) {
                problems.add(refusal.get());
                continue;
            }
            if (tries.isOver(attempt, position)) {
                finished.add(position);
                continue;
            }
            switch (AnswerFields.read(request, position, questions.get(position - 1).form())) {
                case AnswerFields.Brought.Forged(var reason) ->
                        problems.add("Question " + position + ": " + reason);
                case AnswerFields.Brought.Given(var answer) ->
                        sent.add(
                                new Answers.Sent(
                                        position,
                                        answer,
                                        base(request.field(field)),
                                        TAB.matcher(tab).matches() ? tab : Refs.random(),
                                        typedAt(request.field("typed-at"))));
            }
        }
        if (size > MOST) problems.add("That is more text than a quiz takes.");
        // Where other answers came with it they are kept all the same.
        if (sent.isEmpty() && !finished.isEmpty())
            problems.add(
                    "Question %d is finished: nothing can be changed there any more."
                            .formatted(finished.getFirst()));
        if (sent.isEmpty() && problems.isEmpty()) problems.add("No answer was sent.");
        return sent;
    }

    private Optional<String> refusal(Attempt attempt, int position, int questions) {
        if (position < 1 || position > questions)
            return Optional.of("Question " + position + " is none of yours.");
        if (attempts.quiz(attempt).navigation() == Quiz.Navigation.FREE) return Optional.empty();
        int reached = attempt.row().reached();
        if (position < reached)
            return Optional.of(
                    "You have left question " + position + "; there is no way back in this quiz.");
        return position > reached
                ? Optional.of("You have not come to question " + position + " yet.")
                : Optional.empty();
    }

    private static int base(String version) {
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static Instant typedAt(String millis) {
        return millis.matches("\\d{12,14}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }

    /// What a student can still set right: text that is no number where one is asked for.
    private static String note(Instance question, Answers.Sent sent) {
        return Judge.of(question, sent.answer()) instanceof Judgement.Refused(var reason)
                ? reason
                : null;
    }

    private Reply refused(
            Viewer.Student student,
            TermQuiz quiz,
            Attempt attempt,
            Request request,
            List<String> problems) {
        if (request.wantsJson())
            return new Reply.Json(
                    422,
                    new Told(
                            List.of(),
                            List.of(),
                            problems,
                            clock.instant(),
                            attempt.clock().deadline().orElse(null)));
        if (!attempt.isOpen(clock.instant()))
            return new Reply.Unprocessable(String.join(" ", problems));
        return new Reply.Invalid(pages.refused(student, quiz, attempt, problems));
    }
}
