package savepoint.server.appeal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts the pages of appeals together.
final class AppealPages {
    private static final int MOST_ANSWERED = 50;
    private static final String OWN = "Your appeals";

    private final Appeals appeals;

    AppealPages(Appeals appeals) {
        this.appeals = appeals;
    }

    Reply.Page list(Viewer.Member viewer) {
        return switch (viewer) {
            case Viewer.Staff staff -> all(staff);
            case Viewer.Student student -> own(student);
        };
    }

    private Reply.Page own(Viewer.Student student) {
        var own = appeals.of(student).stream().map(one -> row(student.term(), one)).toList();
        return new Reply.Page("appeal/own", new Heading(OWN), new OwnAppealsPage(own));
    }

    private Reply.Page all(Viewer.Staff staff) {
        var term = staff.term();
        var page =
                new AppealsPage(
                        appeals.waiting(term).stream().map(one -> row(term, one)).toList(),
                        appeals.answered(term, MOST_ANSWERED).stream()
                                .map(one -> row(term, one))
                                .toList());
        return new Reply.Page("appeal/appeals", new Heading("Appeals"), page);
    }

    private static AppealsPage.Row row(Term term, Appeal one) {
        return new AppealsPage.Row(
                AppealViews.path(term, one),
                one.title(),
                one.student(),
                Moment.of(one.since(), term.zone()),
                one.body(),
                Figures.plain(one.points()),
                Figures.plain(one.possible()),
                one.state(),
                one.granted() == null ? null : Figures.plain(one.granted()),
                one.answeredBy());
    }

    /// What of a form was not taken, and why.
    ///
    /// @param message what was to be added to the thread
    record Refused(String message, String points, String reason, List<String> problems) {
        static final Refused NOTHING = new Refused("", "", "", List.of());
    }

    Reply.Page thread(
            Viewer.Member viewer, Appeal appeal, Optional<AppealSubject> subject, Refused refused) {
        var term = viewer.term();
        var path = AppealViews.path(term, appeal);
        boolean open = appeal.isOpen();
        var page =
                new AppealPage(
                        subject.map(AppealSubject::place).orElse(new Link(appeal.title(), null)),
                        appeal.student(),
                        appeal.state(),
                        Figures.plain(appeal.points()),
                        Figures.plain(appeal.possible()),
                        messages(term, appeal),
                        answered(term, appeal),
                        open
                                ? new AppealPage.Write(
                                        new Post(path + "/messages", Refs.random()),
                                        refused.message())
                                : null,
                        open && viewer instanceof Viewer.Student
                                ? new Post(path + "/withdrawal", appeal.ref())
                                : null,
                        open && viewer instanceof Viewer.Staff
                                ? decide(path, subject, refused)
                                : null,
                        refused.problems());
        return new Reply.Page("appeal/thread", new Heading("Appeal", above(viewer)), page);
    }

    private static List<Link> above(Viewer.Member viewer) {
        if (viewer instanceof Viewer.Staff)
            return List.of(new Link("Appeals", AppealViews.list(viewer.term())));
        return List.of(new Link(OWN, AppealViews.list(viewer.term())));
    }

    private static AppealPage.Decide decide(
            String path, Optional<AppealSubject> subject, Refused refused) {
        return new AppealPage.Decide(
                new Post(path + "/answer", Refs.random()),
                subject.map(one -> Figures.plain(one.points())).orElse(null),
                refused.points(),
                refused.reason());
    }

    private List<AppealPage.Message> messages(Term term, Appeal appeal) {
        var messages = new ArrayList<AppealPage.Message>();
        messages.add(
                new AppealPage.Message(
                        appeal.student(),
                        false,
                        Moment.of(appeal.openedAt(), term.zone()),
                        appeal.body()));
        appeals.messages(appeal)
                .forEach(one ->
                        messages.add(
                                new AppealPage.Message(
                                        one.author(),
                                        one.staff(),
                                        Moment.of(one.at(), term.zone()),
                                        one.body())));
        return messages;
    }

    private static AppealPage.Answered answered(Term term, Appeal appeal) {
        if (appeal.answeredAt() == null) return null;
        return new AppealPage.Answered(
                appeal.granted() == null ? null : Figures.plain(appeal.granted()),
                appeal.reason(),
                appeal.answeredBy(),
                Moment.of(appeal.answeredAt(), term.zone()));
    }

    /// An appeal that was not taken, as it was typed.
    Reply.Page ask(
            Viewer.Student student, AppealSubject subject, String body, List<String> problems) {
        var page =
                new AskPage(
                        subject.place(), problems, AppealViews.ask(student.term(), subject, body));
        return new Reply.Page("appeal/ask", new Heading("Appeal", List.of(subject.place())), page);
    }

    /// An appeal of points that this student does not see, as it was typed.
    Reply.Page gone(Term term, String kind, String subject, String body) {
        var own = new Link(OWN, AppealViews.list(term));
        var ask =
                new AppealView.Ask(
                        new Post(AppealViews.list(term), Refs.random()),
                        "appeal-gone",
                        kind,
                        subject,
                        body,
                        null);
        var why =
                "there are no such points of yours now; if they were hidden again, send it once they are back";
        return new Reply.Page(
                "appeal/ask",
                new Heading("Appeal", List.of(own)),
                new AskPage(own, List.of(why), ask));
    }
}
