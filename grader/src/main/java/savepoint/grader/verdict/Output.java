package savepoint.grader.verdict;

import java.util.List;

/// What a hand-in showed while a check ran on rows that students may see.
///
/// @param printed on standard output and standard error
/// @param results the rows of its query, one table at most
/// @param said what it came to where that is no table, in words: what a call returned or threw, why a statement was
///     refused. Nothing of it is judged
public record Output(
        String check, String fixture, String printed, List<ResultTable> results, String said) {
    public Output {
        // reports that were stored before this have none
        said = said == null ? "" : said;
    }
}
