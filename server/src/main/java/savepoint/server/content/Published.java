package savepoint.server.content;

import java.util.List;
import savepoint.grader.bundle.Problem;
import savepoint.server.people.Term;

/// What came of publishing a folder.
///
/// @param changed what students see anew, such as `lesson week-11.lesson1`
/// @param problems everything wrong with the folder, and with publishing it
public record Published(Term term, List<String> changed, List<Problem> problems) {}
