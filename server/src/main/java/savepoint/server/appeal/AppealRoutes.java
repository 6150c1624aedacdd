package savepoint.server.appeal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Appealing, talking about it, and answering.
public final class AppealRoutes {
    private final Appeals appeals;
    private final Map<String, Appealable> features;
    private final AppealPages pages;
    private final InstantSource clock;

    /// Takes appeals of what these features give points for.
    public AppealRoutes(Appeals appeals, List<Appealable> features, InstantSource clock) {
        this.appeals = appeals;
        this.features =
                features.stream().collect(Collectors.toMap(Appealable::kind, Function.identity()));
        this.pages = new AppealPages(appeals);
        this.clock = clock;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var all = "/c/{course}/{term}/appeals";
        var one = all + "/{appeal}";
        return List.of(
                gate.get(all, Access.MEMBER, (viewer, _) -> pages.list(viewer)),
                gate.post(all, Access.STUDENT, this::ask),
                gate.get(
                        one,
                        Access.MEMBER,
                        (viewer, request) ->
                                in(
                                        viewer,
                                        request,
                                        found -> page(viewer, found, AppealPages.Refused.NOTHING))),
                gate.post(one + "/messages", Access.MEMBER, this::write),
                gate.post(one + "/withdrawal", Access.STUDENT, this::withdraw),
                gate.post(one + "/answer", Access.STAFF, this::answer));
    }

    private Optional<AppealSubject> subject(Viewer.Member viewer, String kind, String ref) {
        return Optional.ofNullable(features.get(kind)).flatMap(one -> one.find(viewer, ref));
    }

    private Optional<AppealSubject> subject(Viewer.Member viewer, Appeal appeal) {
        return subject(viewer, appeal.kind(), appeal.subject());
    }

    private Reply in(Viewer.Member viewer, Request request, Function<Appeal, Reply> answer) {
        return appeals.find(viewer, request.path("appeal"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    private Reply.Page page(Viewer.Member viewer, Appeal appeal, AppealPages.Refused refused) {
        return pages.thread(viewer, appeal, subject(viewer, appeal), refused);
    }

    private Reply ask(Viewer.Student student, Request request) {
        return subject(student, request.field("kind"), request.field("subject"))
                .map(subject -> ask(student, subject, request))
                .orElseGet(() -> gone(student, request));
    }

    /// The points are hidden again, or were never theirs: what was typed is not lost.
    private Reply gone(Viewer.Student student, Request request) {
        return new Reply.Invalid(
                pages.gone(
                        student.term(),
                        request.field("kind"),
                        request.field("subject"),
                        request.field("body")));
    }

    private Reply ask(Viewer.Student student, AppealSubject subject, Request request) {
        var form = AppealForm.words(request, "body", "say what you think was judged wrongly");
        var problems = new ArrayList<>(form.problems());
        var now = clock.instant();
        if (!subject.period().hasBegun(now))
            problems.add("these points are not released yet; they can be appealed afterwards");
        else if (subject.period().isOver(now))
            problems.add("the time in which these points could be appealed is over");
        if (problems.isEmpty()) {
            var made =
                    appeals.ask(
                            student, new Appeals.Asked(subject, form.body(), form.key(subject)));
            if (made.isPresent())
                return new Reply.SeeOther(
                        AppealViews.list(student.term()) + "/" + made.get(),
                        "Your appeal is on its way. The answer will stand on this page.");
            problems.add("there is an appeal of these points already");
        }
        return new Reply.Invalid(pages.ask(student, subject, form.body(), problems));
    }

    private Reply write(Viewer.Member viewer, Request request) {
        return in(
                viewer,
                request,
                appeal -> {
                    var form = AppealForm.words(request, "body", "there is nothing written yet");
                    if (!form.problems().isEmpty())
                        return refused(viewer, appeal, form.body(), form.problems());
                    return appeals.write(viewer, appeal, form.body(), form.key())
                            ? new Reply.SeeOther(
                                    AppealViews.path(viewer.term(), appeal), "It stands below.")
                            : over(viewer, request, form.body());
                });
    }

    /// Somebody has ended it meanwhile: the page says how, and what was typed is not lost.
    private Reply over(Viewer.Member viewer, Request request, String typed) {
        return in(
                viewer,
                request,
                appeal ->
                        refused(
                                viewer,
                                appeal,
                                typed,
                                List.of(
                                        typed.isEmpty()
                                                ? "it is not open any more"
                                                : "it is not open any more. You wrote: " + typed)));
    }

    private Reply refused(
            Viewer.Member viewer, Appeal appeal, String typed, List<String> problems) {
        return new Reply.Invalid(
                page(viewer, appeal, new AppealPages.Refused(typed, "", "", problems)));
    }

    private Reply withdraw(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                appeal -> {
                    var path = AppealViews.path(student.term(), appeal);
                    boolean done =
                            appeals.withdraw(student, appeal)
                                    || appeal.state() == Appeal.State.WITHDRAWN;
                    return done
                            ? new Reply.SeeOther(path, "You have taken the appeal back.")
                            : over(student, request, "");
                });
    }

    private Reply answer(Viewer.Staff staff, Request request) {
        return in(
                staff,
                request,
                appeal -> {
                    var subject = subject(staff, appeal);
                    var form = AppealForm.answer(request, subject);
                    if (!form.problems().isEmpty())
                        return new Reply.Invalid(
                                page(
                                        staff,
                                        appeal,
                                        new AppealPages.Refused(
                                                "",
                                                form.typedPoints(),
                                                form.body(),
                                                form.problems())));
                    boolean answered =
                            appeals.answer(
                                    staff,
                                    appeal,
                                    new Appeals.Answer(form.points(), form.body()),
                                    Optional.ofNullable(features.get(appeal.kind())),
                                    subject);
                    return answered || isAnswered(staff, request, form.body())
                            ? new Reply.SeeOther(
                                    AppealViews.path(staff.term(), appeal),
                                    appeal.student() + " sees your answer now.")
                            : over(staff, request, form.body());
                });
    }

    /// Whether it was this very answer, sent before.
    private boolean isAnswered(Viewer.Staff staff, Request request, String reason) {
        return appeals.find(staff, request.path("appeal"))
                .filter(now -> reason.equals(now.reason()) && isBy(staff, now))
                .isPresent();
    }

    private static boolean isBy(Viewer.Staff staff, Appeal appeal) {
        return staff.person().name().equals(appeal.answeredBy());
    }
}
