package savepoint.server.quiz.published;

import java.math.BigDecimal;
import savepoint.server.content.question.Quiz;
import savepoint.server.web.Link;

/// A quiz of a term: its row in the week, and what is published for it now.
///
/// @param quiz as it is drawn from when somebody starts now
/// @param path its address
public record TermQuiz(Row row, Quiz quiz, String path) {
    /// Where quizzes stand, as routes have it.
    public static final String ROUTE = "/c/{course}/{term}/quizzes/{quiz}";

    /// Where attempts stand.
    public static final String ATTEMPT = ROUTE + "/attempts/{attempt}";

    /// As the database has it; `week`, `estimate` and `points` are null where the week says nothing of them.
    public record Row(
            long activityId,
            String ref,
            String slug,
            String title,
            Integer week,
            String estimate,
            BigDecimal points,
            long versionId,
            String tree) {}

    /// The way to it.
    public Link link() {
        return new Link(row.title(), path);
    }

    /// The address of one of its attempts.
    public String attempt(String ref) {
        return path + "/attempts/" + ref;
    }

    /// The address where staff see an attempt.
    public String record(String attempt) {
        return attempt(attempt) + "/record";
    }

    /// The address where staff see who is where.
    public String room() {
        return path + "/room";
    }

    /// The address where staff see one student.
    public String student(String enrolment) {
        return path + "/students/" + enrolment;
    }
}
