package savepoint.server.gradebook.maths;

import savepoint.server.web.Coded;

/// How a student's activity stands in the gradebook.
public enum State implements Coded {
    /// Nothing is there, and nothing had to be yet.
    NOT_DUE("Not due"),
    /// Nothing is there, the time is past, and it may still come.
    LATE("Late"),
    /// Nothing is there, and nothing can come any more.
    MISSING("Missing"),
    /// It is there, and something is still to be judged.
    WAITING("Waiting"),
    GRADED("Graded"),
    /// It does not count for this student.
    EXCUSED("Excused"),
    /// Staff set the points.
    OVERRIDDEN("Overridden");

    private final String words;

    State(String words) {
        this.words = words;
    }

    /// What people read.
    public String words() {
        return words;
    }
}
