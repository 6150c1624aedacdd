package savepoint.server.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;

/// The page of students who fall behind.
final class BehindPages {
    private final AnalyticsStore store;
    private final Gradebook gradebook;
    private final InstantSource clock;

    BehindPages(AnalyticsStore store, Gradebook gradebook, InstantSource clock) {
        this.store = store;
        this.gradebook = gradebook;
        this.clock = clock;
    }

    Reply show(Viewer.Staff staff, Request request) {
        var term = staff.term();
        var now = clock.instant();
        var filter = BehindFilter.read(request);
        var everybody = gradebook.pupils(term);
        var pupils =
                everybody.stream()
                        .filter(one ->
                                filter.section().isEmpty()
                                        || filter.section().equals(one.section()))
                        .toList();
        var signs =
                store.signs(term.id()).stream()
                        .filter(sign -> sign.at() != null)
                        .collect(
                                Collectors.toMap(
                                        AnalyticsStore.Sign::enrolment, AnalyticsStore.Sign::at));
        var found = Behind.of(gradebook.sheet(term, pupils), signs, filter, now);
        var book = new Link("Gradebook", term.path() + "/gradebook");
        var analytics = AnalyticsRoutes.link(term);
        return new Reply.Page(
                "analytics/behind",
                new Heading("Who falls behind", List.of(book, analytics)),
                new BehindPage(
                        book,
                        analytics,
                        AnalyticsRoutes.path(term) + "/behind",
                        WeeksPages.sections(everybody, filter.section()),
                        filter.missed(),
                        filter.last(),
                        filter.days(),
                        pupils.size(),
                        found.stream().map(one -> row(term, one, now)).toList()));
    }

    private static BehindPage.Row row(Term term, Behind one, Instant now) {
        var student = term.path() + "/gradebook/students/" + one.pupil().ref();
        return new BehindPage.Row(
                one.pupil().name(),
                one.pupil().section(),
                student,
                one.missed().stream()
                        .map(column ->
                                new Link(column.title(), student + "/activities/" + column.ref()))
                        .toList(),
                one.looked(),
                one.lastSign().map(at -> Moment.of(at, term.zone())).orElse(null),
                one.lastSign().map(at -> ago(Duration.between(at, now).toDays())).orElse(null),
                one.idle(),
                one.recent().orElse(null),
                one.before().orElse(null));
    }

    private static String ago(long days) {
        return days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    }
}
