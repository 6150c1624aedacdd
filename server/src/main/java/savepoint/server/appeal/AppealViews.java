package savepoint.server.appeal;

import java.time.Instant;
import java.util.List;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// What pages show of the appeals of a subject.
final class AppealViews {
    private AppealViews() {}

    static String list(Term term) {
        return term.path() + "/appeals";
    }

    static String path(Term term, Appeal appeal) {
        return list(term) + "/" + appeal.ref();
    }

    /// @param appeals of the subject, newest first
    static AppealView of(
            Viewer.Member viewer, AppealSubject subject, List<Appeal> appeals, Instant now) {
        var term = viewer.term();
        boolean student = viewer instanceof Viewer.Student;
        boolean first = appeals.stream().allMatch(one -> one.state() == Appeal.State.WITHDRAWN);
        var period = subject.period();
        return new AppealView(
                appeals.stream().map(one -> entry(term, one)).toList(),
                student && first && period.isOpen(now) ? ask(term, subject, "") : null,
                student && first && period.isOver(now)
                        ? Moment.of(period.until(), term.zone())
                        : null);
    }

    static AppealView.Ask ask(Term term, AppealSubject subject, String body) {
        return new AppealView.Ask(
                new Post(list(term), Refs.random()),
                "appeal-" + subject.ref().replaceAll("[^a-z0-9]", "-"),
                subject.kind(),
                subject.ref(),
                body,
                subject.period().until() == null
                        ? null
                        : Moment.of(subject.period().until(), term.zone()));
    }

    static AppealView.Entry entry(Term term, Appeal one) {
        return new AppealView.Entry(
                path(term, one),
                one.state(),
                one.student(),
                Moment.of(one.openedAt(), term.zone()),
                one.body(),
                Figures.plain(one.points()),
                one.granted() == null ? null : Figures.plain(one.granted()),
                Figures.plain(one.possible()),
                one.reason(),
                one.answeredBy());
    }
}
