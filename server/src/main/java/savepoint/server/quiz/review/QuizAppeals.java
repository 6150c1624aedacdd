package savepoint.server.quiz.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.appeal.AppealPeriod;
import savepoint.server.appeal.AppealSubject;
import savepoint.server.appeal.Appealable;
import savepoint.server.appeal.Appeals;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.MarkBody;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Link;
import tools.jackson.databind.json.JsonMapper;

/// The points of single questions, as students may appeal them.
public final class QuizAppeals implements Appealable {
    private final Store store;
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Appeals appeals;
    private final InstantSource clock;

    /// Points of attempts at these quizzes.
    public QuizAppeals(
            Database database,
            Quizzes quizzes,
            Attempts attempts,
            Appeals appeals,
            InstantSource clock) {
        this.store = database.store(Store.class);
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.appeals = appeals;
        this.clock = clock;
    }

    public interface Store {
        @SqlQuery(
                """
                select a.slug
                  from attempt t
                  join activity a on a.id = t.activity_id
                 where a.term_id = :term and t.ref = :attempt
                """)
        Optional<String> quizOf(long term, String attempt);

        @SqlQuery(
                """
                select t.id
                  from attempt t
                  join activity a on a.id = t.activity_id
                 where a.term_id = :term and t.ref = :attempt
                """)
        long attempt(long term, String attempt);

        /// A question's newest mark where it has points.
        record Marked(int position, BigDecimal points, BigDecimal possible, Instant at) {}

        @SqlQuery(
                """
                select q.position, least(m.points, q.points) as points, q.points as possible, m.at
                  from question_now q
                 cross join lateral (
                    select k.points, k.at from answer_mark k
                     where k.attempt_id = q.attempt_id and k.position = q.position order by k.id desc limit 1
                 ) m
                 where q.attempt_id = :attempt and m.points is not null and q.points > 0
                 order by q.position
                """)
        List<Marked> marked(long attempt);
    }

    @Override
    public String kind() {
        return "quiz-question";
    }

    /// The number of the question that a subject is.
    public static int position(String ref) {
        return Integer.parseInt(ref.substring(ref.indexOf(':') + 1));
    }

    private static String attemptOf(String ref) {
        return ref.replaceFirst(":.*", "");
    }

    /// Every question of an attempt whose points this viewer sees.
    List<AppealSubject> subjects(Viewer.Member viewer, TermQuiz quiz, Attempt attempt) {
        var subjects = new ArrayList<AppealSubject>();
        var released = released(attempt);
        boolean hidden = viewer instanceof Viewer.Student && released.isEmpty();
        if (attempt.row().endedAt() == null || hidden) return subjects;
        var page =
                switch (viewer) {
                    case Viewer.Student _ -> quiz.attempt(attempt.ref());
                    case Viewer.Staff _ -> quiz.record(attempt.ref());
                };
        for (var mark : store.marked(attempt.id())) {
            var name = "%s, question %d".formatted(quiz.row().title(), mark.position());
            subjects.add(
                    new AppealSubject(
                            kind(),
                            attempt.ref() + ":" + mark.position(),
                            new Link(name, page + "#q" + mark.position()),
                            mark.points(),
                            mark.possible(),
                            Set.of(attempt.row().enrolmentId()),
                            released.map(at -> period(viewer.term(), at, mark.at()))
                                    .orElse(AppealPeriod.NOT_YET)));
        }
        return subjects;
    }

    private AppealPeriod period(Term term, Instant released, Instant marked) {
        return appeals.period(term, marked.isAfter(released) ? marked : released);
    }

    /// Since when its student has seen the points with the questions; empty where they do not see both.
    private Optional<Instant> released(Attempt attempt) {
        var rule = attempts.quiz(attempt).shown();
        var closes = attempt.row().closesAt();
        var shown = Shown.of(rule, attempt.row().deadline(), clock.instant());
        if (!shown.score() || !shown.answers() || attempt.row().endedAt() == null)
            return Optional.empty();
        var ended = attempt.row().endedAt();
        return Optional.of(Shown.waits(rule) && closes.isAfter(ended) ? closes : ended);
    }

    @Override
    public Optional<AppealSubject> find(Viewer.Member viewer, String ref) {
        var attempt = attemptOf(ref);
        if (!Refs.isRef(attempt)) return Optional.empty();
        return store.quizOf(viewer.term().id(), attempt)
                .flatMap(slug -> quizzes.find(viewer.term(), slug))
                .flatMap(quiz ->
                        found(viewer, quiz, attempt)
                                .flatMap(found ->
                                        subjects(viewer, quiz, found).stream()
                                                .filter(one -> one.ref().equals(ref))
                                                .findFirst()));
    }

    private Optional<Attempt> found(Viewer.Member viewer, TermQuiz quiz, String attempt) {
        return switch (viewer) {
            case Viewer.Student student -> attempts.find(student, quiz, attempt);
            case Viewer.Staff staff -> attempts.find(staff, quiz, attempt);
        };
    }

    /// A mark by hand: no later judging by the key changes it.
    @Override
    public void grant(
            Handle handle,
            Viewer.Staff by,
            AppealSubject subject,
            BigDecimal points,
            String reason) {
        int position = position(subject.ref());
        var inside = handle.attach(AttemptStore.class);
        long id = handle.attach(Store.class).attempt(by.term().id(), attemptOf(subject.ref()));
        inside.lock(id);
        var answers = handle.attach(AnswerStore.class);
        var attempt = Attempt.of(inside.byId(id));
        var counting = Marking.counting(attempt.clock(), answers.all(attempt.id())).get(position);
        answers.insertMark(
                attempt.id(),
                position,
                counting == null ? null : counting.version(),
                points,
                JsonMapper.shared().writeValueAsString(new MarkBody(Map.of(), reason)),
                by.person().id(),
                clock.instant());
    }
}
