package savepoint.grader.run;

import java.util.Map;
import savepoint.grader.sandbox.Total;

/// What a grader's pools hold at a moment.
///
/// @param underWay hand-ins that are being graded
/// @param runners JVMs that wait in their boxes
/// @param servers hand-in servers that wait started
/// @param used what all boxes have used so far, by what they are for
public record Stock(int underWay, int runners, int servers, Map<String, Total> used) {}
