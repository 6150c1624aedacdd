package savepoint.server.deadline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Asking for more time, and answering.
public final class RequestRoutes {
    private static final int MOST_ANSWERED = 50;
    private static final int LONGEST_WORDS = 2000;

    private final ExtensionRequests requests;
    private final Extensions extensions;
    private final Deadlines deadlines;
    private final InstantSource clock;

    /// Takes these requests, judged by this clock.
    public RequestRoutes(
            ExtensionRequests requests,
            Extensions extensions,
            Deadlines deadlines,
            InstantSource clock) {
        this.requests = requests;
        this.extensions = extensions;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var all = "/c/{course}/{term}/extension-requests";
        return List.of(
                gate.post(
                        "/c/{course}/{term}/activities/{activity}/extension-requests",
                        Access.STUDENT,
                        this::ask),
                gate.get(all, Access.STAFF, (staff, _) -> page(staff, Optional.empty())),
                gate.post(all + "/{request}/answer", Access.INSTRUCTOR, this::answer));
    }

    private Reply ask(Viewer.Student student, Request request) {
        return extensions
                .activity(student.term(), request.path("activity"))
                .map(activity -> ask(student, activity, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply ask(Viewer.Student student, TimedActivity activity, Request request) {
        var term = student.term();
        var own = deadlines.clock(student, activity.id(), clock.instant());
        var form = RequestForm.parse(request, term, own.deadline(), own.now());
        if (!form.problems().isEmpty())
            return refused(term, activity, own.deadline(), form, form.problems());
        return requests.ask(
                        student, activity, form.until().orElseThrow(), form.reason(), form.key())
                ? new Reply.SeeOther(
                        activity.link(term).href(),
                        "Your request is on its way. The answer will stand on this page.")
                : refused(
                        term,
                        activity,
                        own.deadline(),
                        form,
                        List.of("your last request for this still waits for its answer"));
    }

    private static Reply refused(
            Term term,
            TimedActivity activity,
            Deadline deadline,
            RequestForm form,
            List<String> problems) {
        var link = activity.link(term);
        var ask =
                new DeadlineView.Ask(
                        new Post(TimedActivity.requests(term, activity.ref()), Refs.random()),
                        form.typedUntil(),
                        form.reason(),
                        term.zone().getId());
        var page = new RequestPage(link, moment(term, deadline.dueAt()), problems, ask);
        return new Reply.Invalid(
                new Reply.Page("deadline/request", new Heading("More time", List.of(link)), page));
    }

    /// An answer that was not taken.
    private record Refused(String request, String until, String words, List<String> problems) {}

    private Reply.Page page(Viewer.Staff staff, Optional<Refused> refused) {
        var term = staff.term();
        var page =
                new RequestsPage(
                        requests.waiting(term).stream()
                                .map(one -> open(staff, one, refused))
                                .toList(),
                        requests.answered(term, MOST_ANSWERED).stream()
                                .map(one -> done(term, one))
                                .toList());
        return new Reply.Page("deadline/requests", new Heading("Requests for more time"), page);
    }

    private RequestsPage.Open open(
            Viewer.Staff staff, ExtensionRequest one, Optional<Refused> refused) {
        var term = staff.term();
        var own = refused.filter(again -> again.request().equals(one.ref()));
        var answer = term.path() + "/extension-requests/" + one.ref() + "/answer";
        return new RequestsPage.Open(
                one.ref(),
                one.student(),
                extensions.byId(term, one.activityId()).link(term),
                moment(term, one.dueAt()),
                Moment.of(one.until(), term.zone()),
                one.reason(),
                Moment.of(one.askedAt(), term.zone()),
                staff instanceof Viewer.InCharge ? new Post(answer, one.ref()) : null,
                own.map(Refused::until).orElse(CourseTime.field(one.until(), term.zone())),
                own.map(Refused::words).orElse(""),
                term.zone().getId(),
                own.map(Refused::problems).orElse(List.of()));
    }

    private static RequestsPage.Done done(Term term, ExtensionRequest one) {
        return new RequestsPage.Done(
                one.student(),
                one.activity(),
                Moment.of(one.until(), term.zone()),
                moment(term, one.grantedUntil()),
                one.words().isEmpty() ? null : one.words(),
                one.answeredBy(),
                Moment.of(one.answeredAt(), term.zone()));
    }

    private Reply answer(Viewer.InCharge by, Request request) {
        return requests.find(by.term(), request.path("request"))
                .map(found -> answer(by, found, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply answer(Viewer.InCharge by, ExtensionRequest asked, Request request) {
        var term = by.term();
        var decision = request.field("decision");
        var words = request.field("words").strip();
        var until = CourseTime.parse(request.field("until"), term.zone());
        var problems = new ArrayList<String>();
        switch (decision) {
            case "granted" -> {
                if (until.isEmpty()) problems.add("say until when, as a date and a time");
                else if (asked.dueAt() != null && !until.get().isAfter(asked.dueAt()))
                    problems.add("the new deadline must lie after the one the student has");
            }
            case "declined" -> {
                if (words.isEmpty()) problems.add("say why, so that the student need not guess");
            }
            default -> problems.add("choose whether to grant or to decline it");
        }
        if (words.length() > LONGEST_WORDS)
            problems.add("the answer may have at most %,d characters".formatted(LONGEST_WORDS));
        if (!problems.isEmpty()) {
            var refused = new Refused(asked.ref(), request.field("until"), words, problems);
            return new Reply.Invalid(page(by, Optional.of(refused)));
        }
        var answer =
                new ExtensionRequests.Answer(
                        decision.equals("granted") ? until : Optional.empty(), words);
        var list = term.path() + "/extension-requests";
        return requests.answer(by, asked, answer)
                ? new Reply.SeeOther(list, asked.student() + " sees your answer now.")
                : new Reply.Unprocessable(
                        "It was answered already, and that answer stands.", request.field("words"));
    }

    private static Moment moment(Term term, Instant at) {
        return at == null ? null : Moment.of(at, term.zone());
    }
}
