package savepoint.server.content.folder;

import savepoint.server.web.Coded;

/// What sort of thing is published, each by slug.
public enum Kind implements Coded {
    COURSE,
    WEEK,
    LESSON,
    QUIZ,
    QUESTION,
    ASSIGNMENT
}
