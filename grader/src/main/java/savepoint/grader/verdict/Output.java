package savepoint.grader.verdict;

import java.util.List;

/// What a hand-in showed while a check ran on rows that students may see.
///
/// @param printed on standard output and standard error
/// @param results the rows of its query, one table at most
public record Output(String check, String fixture, String printed, List<ResultTable> results) {}
