package savepoint.server.quiz.published;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import savepoint.server.content.Addresses;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Database;
import savepoint.server.db.Kept;
import savepoint.server.deadline.Deadline;
import savepoint.server.people.Term;
import tools.jackson.databind.json.JsonMapper;

/// The quizzes of terms, and the banks they draw from. Published versions never change, so what was read of them is kept.
public final class Quizzes {
    private static final int KEPT = 200;

    private final QuizStore store;
    private final Kept<Long, Quiz> quizzes = new Kept<>(KEPT);
    private final Kept<String, Bank> banks = new Kept<>(KEPT);
    private final Kept<String, Set<String>> files = new Kept<>(KEPT);

    /// Quizzes of this database.
    public Quizzes(Database database) {
        this.store = database.store(QuizStore.class);
    }

    /// The quiz of this slug; empty if the term has none.
    public Optional<TermQuiz> find(Term term, String slug) {
        return store.find(term.courseId(), term.id(), slug)
                .map(row ->
                        new TermQuiz(
                                row, version(row.versionId()), Addresses.quiz(term.path(), slug)));
    }

    /// A quiz as it was published once.
    public Quiz version(long version) {
        return quizzes.get(version, () -> quiz(store.facts(version)));
    }

    private static Quiz quiz(String facts) {
        return JsonMapper.shared().readValue(facts, Quiz.class);
    }

    /// The questions of a course as they are now.
    public Bank bank(long course) {
        return banks.get(
                course + " " + store.bankState(course),
                () ->
                        new Bank(
                                store.bank(course).stream()
                                        .map(one ->
                                                new Bank.Entry(
                                                        JsonMapper.shared()
                                                                .readValue(
                                                                        one.facts(),
                                                                        Question.class),
                                                        one.tree()))
                                        .toList()));
    }

    /// The paths of the files that are published with a question or a quiz.
    public Set<String> files(String tree) {
        return files.get(tree, () -> new HashSet<>(store.files(tree)));
    }

    /// From when to when a student may sit it.
    public Deadline deadline(TermQuiz quiz, long enrolment) {
        return store.deadline(quiz.row().activityId(), enrolment);
    }

    /// The same for everybody without an extension.
    public Deadline deadline(TermQuiz quiz) {
        return store.deadline(quiz.row().activityId());
    }
}
