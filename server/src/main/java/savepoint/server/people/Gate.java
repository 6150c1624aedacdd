package savepoint.server.people;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import savepoint.server.web.Frame;
import savepoint.server.web.Handler;
import savepoint.server.web.Layout;
import savepoint.server.web.Method;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where every route is made: it finds out who asks, and lets only those in whom the route is open to.
public final class Gate {
    private final Viewers viewers;
    private final List<MenuEntry> menu;

    /// `menu` is what every course's menu may hold, in order.
    public Gate(Viewers viewers, List<MenuEntry> menu) {
        this.viewers = viewers;
        this.menu = List.copyOf(menu);
    }

    /// Answers a request of a viewer who was let in.
    @FunctionalInterface
    public interface Answer<V extends Viewer> {
        /// What is sent back.
        Reply to(V viewer, Request request);
    }

    /// A route that shows something and changes nothing.
    public <V extends Viewer> Route get(String path, Access<V> access, Answer<V> answer) {
        return route(Method.GET, path, access, answer);
    }

    /// A route that a form of ours is sent to.
    public <V extends Viewer> Route post(String path, Access<V> access, Answer<V> answer) {
        return route(Method.POST, path, access, answer);
    }

    /// Finds out anew who asks, while a long reply to them is under way; empty if they would no longer be let in.
    public <V extends Viewer.Member> Optional<V> again(Access<V> access, Request request) {
        var viewer = viewers.inTerm(request, request.path("course"), request.path("term"));
        return access.admits(viewer) ? Optional.of(access.as(viewer)) : Optional.empty();
    }

    /// Answers addresses that there is no route for.
    public Handler nowhere() {
        return request -> {
            var viewer = viewers.outsideTerms(request);
            return new Reply.Framed(frame(viewer, request), new Reply.Missing());
        };
    }

    private <V extends Viewer> Route route(
            Method method, String path, Access<V> access, Answer<V> answer) {
        var inTerm = path.equals("/c/{course}/{term}") || path.startsWith("/c/{course}/{term}/");
        if (access.needsTerm() != inTerm && access != Access.EVERYONE) {
            throw new IllegalArgumentException(
                    path + " is not where " + access + " can be decided");
        }
        return new Route(
                method,
                path,
                access,
                request -> {
                    var viewer =
                            inTerm
                                    ? viewers.inTerm(
                                            request, request.path("course"), request.path("term"))
                                    : viewers.outsideTerms(request);
                    return new Reply.Framed(
                            frame(viewer, request), let(viewer, access, answer, request));
                });
    }

    private static <V extends Viewer> Reply let(
            Viewer viewer, Access<V> access, Answer<V> answer, Request request) {
        if (access.admits(viewer)) return answer.to(access.as(viewer), request);
        return switch (viewer) {
            case Viewer.Visitor _ -> new Reply.NeedsSignIn(request.location());
            case Viewer.Member _ -> new Reply.Denied(reason(access));
            case Viewer.SignedIn _, Viewer.Administrator _ -> new Reply.Missing();
        };
    }

    private static String reason(Access<?> access) {
        if (access == Access.STUDENT) return "Only students of the course do this.";
        return access == Access.INSTRUCTOR
                ? "This is for the instructors of the course."
                : "This is for the staff of the course.";
    }

    private Frame frame(Viewer viewer, Request request) {
        return switch (viewer) {
            case Viewer.Visitor _ -> Frame.EMPTY;
            case Viewer.Member member ->
                    new Frame(
                            member.person().name(),
                            course(member, request.path()),
                            member.person().zone());
            case Viewer.SignedIn(var person) -> new Frame(person.name(), null, person.zone());
            case Viewer.Administrator(var person) -> new Frame(person.name(), null, person.zone());
        };
    }

    private Layout.Course course(Viewer.Member member, String path) {
        var term = member.term();
        var open = menu.stream().filter(entry -> entry.access().admits(member)).toList();
        var current =
                open.stream()
                        .filter(entry -> isWithin(path, term.path() + entry.below()))
                        .max(Comparator.comparingInt(entry -> entry.below().length()));
        var items =
                open.stream()
                        .map(entry ->
                                new Layout.MenuItem(
                                        entry.text(),
                                        term.path() + entry.below(),
                                        current.filter(entry::equals).isPresent(),
                                        entry.waiting().applyAsInt(term)))
                        .toList();
        return new Layout.Course(term.courseTitle(), term.name(), term.path(), items);
    }

    private static boolean isWithin(String path, String address) {
        return path.equals(address) || path.startsWith(address + "/");
    }
}
