package savepoint.server.operations;

import java.util.List;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where administrators see how the platform is doing.
public final class OperationRoutes {
    static final String PATH = "/operations";
    private static final Heading HEADING = new Heading("How the platform is doing");

    private final Operations operations;
    private final OperationPages pages;

    /// Shows these.
    public OperationRoutes(Operations operations) {
        this.operations = operations;
        this.pages = new OperationPages(operations);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(PATH, Access.ADMIN, this::show),
                gate.post(PATH + "/retries/{grading}", Access.ADMIN, this::retry));
    }

    private Reply show(Viewer.Administrator viewer, Request request) {
        return new Reply.Page("operations/operations", HEADING, pages.page(viewer.person()));
    }

    private Reply retry(Viewer.Administrator viewer, Request request) {
        return operations.retry(viewer, request.path("grading"))
                ? new Reply.SeeOther(PATH, "It waits to be graded again.")
                : new Reply.SeeOther(
                        PATH,
                        new Layout.Flash(
                                Layout.Tone.NOTE,
                                "There was nothing to ask for: it was asked for already, or has a verdict."));
    }
}
