package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.api.TokensPage;
import savepoint.server.assignment.AssignmentPage.Door;
import savepoint.server.deadline.DeadlineView;
import savepoint.server.deadline.ExtensionsPage;
import savepoint.server.deadline.RequestPage;
import savepoint.server.deadline.RequestsPage;
import savepoint.server.people.AccountPage;

/// Deadlines, extensions and requests for them.
final class SampleDeadlines {
    private static final String ZONE = "America/Chicago";
    private static final String ILLNESS =
            "I have been ill since Monday and could not sit at a screen.\nA certificate is on its way.";
    private static final Post POST = new Post("#", "k7");

    private SampleDeadlines() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("account", account());
        samples.put("tokens", tokens(null));
        samples.put("tokens-made", tokens("savepoint_7f3mXl2Jd0aQwz8Kc5RtYv1Bn6Hs4Pg9Ue-LoTi3xW"));
        samples.put("requests", page("requests", requests()));
        samples.put("requests-empty", page("requests", new RequestsPage(List.of(), List.of())));
        samples.put("extensions", page("extensions", extensions()));
        samples.put("extension-request", page("request", request()));
    }

    private static SamplePages.Sample page(String template, Object page) {
        return SamplePages.page(
                "deadline/" + template,
                page,
                SamplePages.layout(
                        "More time", SamplePages.course("Requests"), List.of(SampleFacts.BANK)));
    }

    private static SamplePages.Sample account() {
        var page =
                new AccountPage(
                        "Ada Lovelace",
                        "ada@example.org",
                        "Europe/London",
                        List.of("America/Chicago", "Asia/Tokyo", "Europe/London"),
                        "Example University",
                        POST);
        return SamplePages.page(
                "people/account", page, SamplePages.layout("Your account", null, List.of()));
    }

    private static SamplePages.Sample tokens(String made) {
        var entries =
                List.of(
                        new TokensPage.Entry(
                                "Laptop",
                                "reads and hands in",
                                "24 August 2026",
                                "22 December 2026",
                                "19 November 2026",
                                null,
                                POST),
                        new TokensPage.Entry(
                                "Old laptop",
                                "reads",
                                "3 March 2026",
                                "1 July 2026",
                                null,
                                "expired",
                                null));
        var form = new TokensPage.Form(POST, "", "hand-in", "120", List.of());
        return SamplePages.page(
                "api/tokens",
                new TokensPage(made, "/api/v1", form, entries),
                SamplePages.layout(
                        "Access tokens", null, List.of(new Link("Your account", "/account"))));
    }

    static DeadlineView view(Door door) {
        return switch (door) {
            case STAFF ->
                    new DeadlineView(
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            new Link("Extensions", "#"));
            case LATE ->
                    new DeadlineView(
                            "Extended for you from",
                            SampleFacts.THURSDAY,
                            "Handing in now costs 10 % and uses one of your free days.",
                            SampleFacts.TUESDAY_AFTER,
                            policy(1),
                            null,
                            List.of(
                                    asked(DeadlineView.State.OPEN),
                                    asked(DeadlineView.State.GRANTED)),
                            null);
            case OPEN, NOT_YET, CLOSED, USED_UP ->
                    new DeadlineView(
                            null,
                            null,
                            null,
                            null,
                            policy(2),
                            new DeadlineView.Ask(POST, "", "", ZONE),
                            door == Door.CLOSED
                                    ? List.of(asked(DeadlineView.State.DECLINED))
                                    : List.of(),
                            null);
        };
    }

    private static String policy(int left) {
        return "Late hand-ins: −10 % for each day begun, for at most 3 days; the first 15 minutes are grace. "
                + "You have %d of 2 free days left.".formatted(left);
    }

    private static DeadlineView.Asked asked(DeadlineView.State state) {
        boolean open = state == DeadlineView.State.OPEN;
        return new DeadlineView.Asked(
                state,
                SampleFacts.TUESDAY_AFTER,
                ILLNESS,
                SampleFacts.RECEIVED,
                state == DeadlineView.State.GRANTED ? SampleFacts.SATURDAY : null,
                open ? null : "Get well soon. Come to the lab on Thursday if you are stuck.",
                open ? null : SampleFacts.FRIDAY);
    }

    static RequestsPage requests() {
        var first = open("r1", "Ada Lovelace", List.of());
        var second =
                open("r2", "Edgar Codd", List.of("say why, so that the student need not guess"));
        var done =
                List.of(
                        done("Grace Hopper", SampleFacts.SATURDAY, null),
                        done("Jim Gray", null, "The sea is no excuse."));
        return new RequestsPage(List.of(first, second), done);
    }

    private static RequestsPage.Open open(String ref, String student, List<String> problems) {
        return new RequestsPage.Open(
                ref,
                student,
                SampleFacts.BANK,
                SampleFacts.SATURDAY,
                SampleFacts.TUESDAY_AFTER,
                ILLNESS,
                SampleFacts.RECEIVED,
                POST,
                "2026-11-24T18:00",
                "",
                ZONE,
                problems);
    }

    private static RequestsPage.Done done(String student, Moment granted, String words) {
        return new RequestsPage.Done(
                student,
                "Bank transfer",
                SampleFacts.TUESDAY_AFTER,
                granted,
                words,
                "B. Osei",
                SampleFacts.RECEIVED);
    }

    static RequestPage request() {
        return new RequestPage(
                SampleFacts.BANK,
                SampleFacts.SATURDAY,
                List.of("the time you ask for must lie after your deadline and after now"),
                new DeadlineView.Ask(POST, "2026-11-20T18:00", ILLNESS, ZONE));
    }

    static ExtensionsPage extensions() {
        var names =
                List.of("Ada Lovelace", "Barbara Liskov", "Edgar Codd", "Grace Hopper", "Jim Gray");
        var students =
                names.stream()
                        .map(name ->
                                new ExtensionsPage.Choice(
                                        name, name, "A", name.equals("Edgar Codd")))
                        .toList();
        var sections =
                List.of(
                        new ExtensionsPage.Choice("A", "A", null, false),
                        new ExtensionsPage.Choice("B", "B", null, false));
        var form = new ExtensionsPage.Form(POST, students, sections, "", "", "", ZONE, List.of());
        return new ExtensionsPage(
                SampleFacts.BANK,
                SampleFacts.SATURDAY,
                SampleFacts.TUESDAY_AFTER,
                form,
                List.of(
                        entry("Ada Lovelace", null),
                        entry("Section B", null),
                        entry("Jim Gray", "Revoked by B. Osei, Friday: by mistake")));
    }

    private static ExtensionsPage.Entry entry(String whom, String revoked) {
        return new ExtensionsPage.Entry(
                whom,
                SampleFacts.TUESDAY_AFTER,
                null,
                "Ill, certificate seen.",
                "B. Osei",
                SampleFacts.RECEIVED,
                revoked,
                revoked == null ? POST : null);
    }
}
