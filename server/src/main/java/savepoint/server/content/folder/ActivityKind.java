package savepoint.server.content.folder;

import savepoint.server.web.Coded;

/// What sort of row an activity is; `OTHER` is a row bound to nothing of the course, such as a
/// linked video.
public enum ActivityKind implements Coded {
    LESSON,
    QUIZ,
    ASSIGNMENT,
    OTHER
}
