package savepoint.server.gradebook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import savepoint.server.db.Database;
import savepoint.server.gradebook.out.Csv;
import savepoint.server.gradebook.out.Table;
import savepoint.server.gradebook.out.Table.Value;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import tools.jackson.databind.json.JsonMapper;

/// Who did what in the term: to read and to take away. Nobody can edit it, the platform included.
final class AuditRoutes {
    private static final int PAGE = 50;
    private static final int EVERYTHING = 1_000_000;
    private static final int LONGEST = 100;

    private final AuditStore store;

    AuditRoutes(Database database) {
        this.store = database.store(AuditStore.class);
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.get(Paths.BOOK + "/audit", Access.INSTRUCTOR, this::list),
                gate.get(Paths.BOOK + "/audit.csv", Access.INSTRUCTOR, this::export));
    }

    private Reply list(Viewer.InCharge staff, Request request) {
        var text = text(request);
        var typed = request.query("page");
        int page = typed.matches("[1-9]\\d{0,4}") ? Integer.parseInt(typed) : 1;
        var found = store.rows(staff.term().id(), text, PAGE + 1, (page - 1) * PAGE);
        var list = Paths.book(staff.term()) + "/audit";
        return new Reply.Page(
                "gradebook/audit",
                new Heading("Audit", List.of(Paths.link(staff.term()))),
                new AuditPage(
                        Paths.link(staff.term()),
                        text,
                        found.stream()
                                .limit(PAGE)
                                .map(row ->
                                        new AuditPage.Entry(
                                                Moment.toTheSecond(row.at(), staff.term().zone()),
                                                actor(row),
                                                row.action(),
                                                row.student(),
                                                details(row)))
                                .toList(),
                        page == 1 ? null : new Link("Newer", href(list, text, page - 1)),
                        found.size() > PAGE ? new Link("Older", href(list, text, page + 1)) : null,
                        list + ".csv" + (text.isEmpty() ? "" : "?q=" + encoded(text))));
    }

    private static String text(Request request) {
        var text = request.query("q").strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static String actor(AuditStore.Row row) {
        return row.actor() == null ? "Savepoint" : row.actor();
    }

    private static List<AuditPage.Detail> details(AuditStore.Row row) {
        var details = new ArrayList<AuditPage.Detail>();
        if (row.student() == null) details.add(new AuditPage.Detail("about", row.subject()));
        JsonMapper.shared()
                .readTree(row.detail())
                .properties()
                .forEach(field ->
                        details.add(
                                new AuditPage.Detail(
                                        field.getKey(),
                                        field.getValue().isString()
                                                ? field.getValue().asString()
                                                : field.getValue().toString())));
        return details;
    }

    private static String href(String list, String text, int page) {
        return list + "?page=" + page + (text.isEmpty() ? "" : "&q=" + encoded(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply export(Viewer.InCharge staff, Request request) {
        var rows =
                store.rows(staff.term().id(), text(request), EVERYTHING, 0).stream()
                        .map(row ->
                                List.of(
                                        Value.of(row.at().toString()),
                                        Value.of(actor(row)),
                                        Value.of(row.action()),
                                        Value.of(row.subject()),
                                        Value.of(row.student()),
                                        Value.of(row.detail())))
                        .toList();
        return new Reply.File(
                "%s-%s-audit.csv".formatted(staff.term().course(), staff.term().slug()),
                "text/csv; charset=utf-8",
                Csv.of(
                        new Table(
                                List.of("At", "Who", "Did", "About", "Student", "Details"), rows)));
    }
}
