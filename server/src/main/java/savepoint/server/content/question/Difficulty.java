package savepoint.server.content.question;

import savepoint.server.web.Coded;

/// How hard a question is, as its author judges.
public enum Difficulty implements Coded {
    EASY,
    MEDIUM,
    HARD
}
