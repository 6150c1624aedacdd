package savepoint.server.analytics;

import java.util.Map;

/// How a check went, as pages list it: `percent` of the works that had it passed it in the end.
///
/// @param about what it asks for, or its name where the assignment no longer has it
/// @param atFirst percent that passed it in their first graded hand-in
/// @param handIns after how many half of those who passed it had; null where nobody did
public record CheckRow(
        String name,
        String about,
        String assignment,
        String href,
        int works,
        int passed,
        int percent,
        int atFirst,
        Integer handIns) {
    private static final int ALL = 100;

    static CheckRow of(AnalyticsStore.CheckTally tally, Map<String, String> abouts, String href) {
        return new CheckRow(
                tally.name(),
                abouts.getOrDefault(tally.name(), tally.name()),
                tally.title(),
                href,
                tally.works(),
                tally.ever(),
                percent(tally.ever(), tally.works()),
                percent(tally.atFirst(), tally.works()),
                tally.handIns());
    }

    static int percent(int part, int of) {
        return of == 0 ? 0 : Math.round((float) part * ALL / of);
    }
}
