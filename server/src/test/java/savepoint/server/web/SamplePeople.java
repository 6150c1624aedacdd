package savepoint.server.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import savepoint.server.deadline.BulkPage;
import savepoint.server.people.PasswordPage;
import savepoint.server.people.SessionsPage;
import savepoint.server.people.entry.EntryPage;
import savepoint.server.people.entry.ForgottenPage;
import savepoint.server.people.entry.InvitationPage;
import savepoint.server.people.roster.Facts;
import savepoint.server.people.roster.ImportPage;
import savepoint.server.people.roster.MemberPage;
import savepoint.server.people.roster.PeoplePage;
import savepoint.server.people.roster.Plan;
import savepoint.server.people.roster.PreviewPage;
import savepoint.server.people.sso.SsoPage;

/// The people of a course, and how they get in.
final class SamplePeople {
    private static final Post POST = new Post("#", "k7");
    private static final String PEOPLE = SampleFacts.TERM + "/people";
    private static final String SCHOOL = "Example University";
    private static final Facts.Change SECTION = new Facts.Change("section", "A", "B");

    private SamplePeople() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("people", inCourse("people", "People", people(true)));
        samples.put("people-empty", inCourse("people", "People", people(false)));
        samples.put("people-new", inCourse("member", "Add somebody", fresh()));
        samples.put("people-member", inCourse("member", "Ada Lovelace", member()));
        samples.put(
                "roster-import",
                inCourse("import", "Bring in a roster", new ImportPage(POST, 2, List.of())));
        samples.put("roster-preview", inCourse("preview", "What the roster would do", preview()));
        samples.put(
                "roster-unreadable", inCourse("preview", "What the roster would do", unreadable()));
        samples.put("invitation", inCourse("invitation", "Invitation", invitation()));
        samples.put("extend-several", bulk());
        samples.put("entry", outside("entry", "Welcome", entry("Ada Lovelace")));
        samples.put("entry-ended", outside("entry", "Welcome", entry(null)));
        samples.put(
                "forgotten",
                outside(
                        "forgotten",
                        "A forgotten password",
                        new ForgottenPage(POST, "ada@example.org", true, List.of())));
        samples.put(
                "forgotten-no-mail",
                outside(
                        "forgotten",
                        "A forgotten password",
                        new ForgottenPage(null, "", false, List.of())));
        samples.put("sessions", outside("sessions", "Where you are signed in", sessions()));
        samples.put(
                "password",
                outside(
                        "password",
                        "Password",
                        new PasswordPage(
                                "ada@example.org",
                                true,
                                10,
                                POST,
                                List.of("the two were not the same"))));
        for (var state : SsoPage.State.values())
            samples.put("school-" + state.code(), outside("school", SCHOOL, school(state)));
    }

    private static SamplePages.Sample inCourse(String template, String title, Object page) {
        return SamplePages.page(
                "people/" + template,
                page,
                SamplePages.layout(title, SamplePages.course("People"), List.of()));
    }

    private static SamplePages.Sample outside(String template, String title, Object page) {
        return SamplePages.page(
                "people/" + template, page, SamplePages.layout(title, null, List.of()));
    }

    private static PeoplePage people(boolean some) {
        var entries =
                List.of(
                        entry("Ingrid Castellanos", "instructor", null, null, false, false),
                        entry("Babak Osei", "assistant", null, null, false, false),
                        entry("Ada Lovelace", null, "B", "1.5", false, false),
                        entry("Dilnoza Karimova", null, "A", null, false, true),
                        entry("Emil Nyström", null, "A", null, true, false));
        var selects =
                List.of(
                        new PeoplePage.Select(
                                "show",
                                "Show",
                                List.of(
                                        new PeoplePage.Choice("", "who is in the course", true),
                                        new PeoplePage.Choice("dropped", "who dropped it", false))),
                        new PeoplePage.Select(
                                "section",
                                "Section",
                                List.of(
                                        new PeoplePage.Choice("", "all", true),
                                        new PeoplePage.Choice("B", "B", false))));
        return new PeoplePage(
                new PeoplePage.Tally(some ? 42 : 0, 2, some ? 1 : 0, some ? 5 : 0),
                new PeoplePage.Search(PEOPLE, some ? "" : "zeno", selects, !some, PEOPLE),
                some ? entries.size() : 0,
                some ? entries : List.of(),
                null,
                some ? new Link("Further down the list", "#") : null,
                new PeoplePage.Links(
                        new Link("Add somebody", "#"),
                        new Link("Bring in a roster", "#"),
                        new Link("Download as CSV", "#")),
                some
                        ? new PeoplePage.Bulk(
                                POST,
                                "#",
                                "#",
                                1,
                                Map.of(),
                                new PeoplePage.Said(false, "", "", "0.5"),
                                List.of("A", "B"),
                                List.of("blue"))
                        : null,
                some ? List.of("say what it is to be: a time factor from 1 to 10") : List.of());
    }

    private static PeoplePage.Entry entry(
            String name,
            String role,
            String section,
            String time,
            boolean dropped,
            boolean notInYet) {
        var login = name.toLowerCase(Locale.ROOT).replace(' ', '.');
        return new PeoplePage.Entry(
                login.replace('.', '-'),
                "#",
                name,
                login + "@example.org",
                role == null ? "A0017" : null,
                role,
                section,
                time == null ? List.of() : List.of("blue", "evening"),
                time,
                dropped,
                notInYet,
                time != null);
    }

    private static MemberPage fresh() {
        return new MemberPage(
                null,
                new MemberPage.Form("Ada Lovelace", "ada", "student", "", "", "", "", "1"),
                null,
                POST,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of("give an e-mail address"));
    }

    private static MemberPage member() {
        return new MemberPage(
                "Ada Lovelace",
                new MemberPage.Form(
                        "Ada Lovelace",
                        "ada@example.org",
                        "student",
                        "B",
                        "blue, evening",
                        "A0017",
                        "ada.l",
                        "1.5"),
                "a7",
                POST,
                "The address stays as it is: this account is in use already.",
                null,
                POST,
                new MemberPage.Access(false, POST),
                List.of(
                        new MemberPage.Deed(
                                SampleFacts.THURSDAY,
                                "Ingrid Castellanos",
                                "changed",
                                List.of(SECTION, new Facts.Change("time factor", "1", "1.5"))),
                        new MemberPage.Deed(
                                SampleFacts.RECEIVED,
                                "Ingrid Castellanos",
                                "enrolled",
                                List.of(new Facts.Change("section", "", "A")))),
                List.of(SECTION, new Facts.Change("time factor", "2", "1.5")),
                List.of());
    }

    private static PreviewPage preview() {
        return new PreviewPage(
                "CS340-roster.csv",
                null,
                options(),
                new PreviewPage.Read(
                        "Western Europe and the Americas (Windows-1252)",
                        true,
                        "semicolons",
                        4,
                        List.of("Phone", "Major")),
                List.of(
                        new PreviewPage.Added(
                                5, "Björn Åström", "bjorn@example.org", "student, section B", true),
                        new PreviewPage.Added(
                                6,
                                "Zoë Østergård",
                                "zoe@example.org",
                                "student, section A",
                                false)),
                List.of(
                        new PreviewPage.Changed(
                                7,
                                "Ada Lovelace",
                                false,
                                false,
                                List.of(
                                        SECTION,
                                        new Facts.Change("name", "Ada Lovelace", "Ada King"))),
                        new PreviewPage.Changed(
                                8,
                                "Emil Nyström",
                                true,
                                false,
                                List.of(new Facts.Change("status", "dropped", "in")))),
                List.of(new PreviewPage.Dropped("Bruno Silva", "bruno@example.org")),
                List.of(
                        new PreviewPage.Unclear(
                                9,
                                "Chen Wei",
                                "somebody of that name is here as chen@old.example: the same person, or another?",
                                true,
                                ": address chen@old.example to chen.wei@example.org",
                                Plan.Word.SAME)),
                38,
                List.of(
                        new PreviewPage.Problem(
                                12, "no address, number or login tells who this is. Left out")),
                POST,
                "a7",
                new Link("Send another file", "#"),
                true,
                "lines 9 and 14 cannot both be Chen Wei");
    }

    private static PreviewPage unreadable() {
        return new PreviewPage(
                "roster.xlsx",
                "it is a spreadsheet, not a CSV file. Save it as CSV first",
                options(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                null,
                "",
                new Link("Send another file", "#"),
                false,
                null);
    }

    private static PreviewPage.Options options() {
        return new PreviewPage.Options(
                "#",
                List.of(
                        new PeoplePage.Choice(
                                "windows-1252",
                                "Western Europe and the Americas (Windows-1252)",
                                true)),
                "windows-1252",
                "",
                true);
    }

    private static InvitationPage invitation() {
        return new InvitationPage(
                new Link("Ada Lovelace", "#"),
                "ada@example.org",
                "https://learn.example.org/sign-in/link?token=7f3mXl2Jd0aQwz8Kc5RtYv1Bn6Hs4Pg9Ue",
                SampleFacts.FRIDAY);
    }

    private static SamplePages.Sample bulk() {
        var page =
                new BulkPage(
                        POST,
                        List.of(
                                new BulkPage.Student("a", "Ada Lovelace", "B", true),
                                new BulkPage.Student("b", "Chen Wei", null, false)),
                        List.of(
                                new BulkPage.Activity(
                                        "c", "Bank transfer", 11, SampleFacts.THURSDAY, true)),
                        "2",
                        "",
                        "America/Chicago",
                        "Ill, certificate seen.",
                        List.of());
        return SamplePages.page(
                "deadline/bulk",
                page,
                SamplePages.layout("Extend deadlines", SamplePages.course("People"), List.of()));
    }

    private static EntryPage entry(String name) {
        return new EntryPage(name, "ada@example.org", true, "token", POST, 10, List.of());
    }

    private static SessionsPage sessions() {
        return new SessionsPage(
                List.of(
                        new SessionsPage.Entry(
                                "Firefox on Linux", SampleFacts.THURSDAY, SampleFacts.FRIDAY, null),
                        new SessionsPage.Entry(
                                "Safari on iPhone",
                                SampleFacts.THURSDAY,
                                SampleFacts.THURSDAY,
                                POST)),
                POST);
    }

    private static SsoPage school(SsoPage.State state) {
        return new SsoPage(state, SCHOOL, "ada@example.edu", "https://login.example.edu/", POST);
    }
}
