package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.assignment.AssignmentPage.Door;
import savepoint.server.content.ProblemsPage;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.home.CoursePage;
import savepoint.server.home.HomePage;
import savepoint.server.people.SignInPage;

/// Every page in every state worth looking at.
final class SamplePages {

    record Sample(String template, Object page, Layout layout) {}

    private SamplePages() {}

    static Map<String, Sample> all() {
        var samples = new LinkedHashMap<String, Sample>();
        samples.put("sign-in", signIn("", SignInPage.Problem.NONE));
        samples.put("sign-in-wrong", signIn("ada@example.org", SignInPage.Problem.WRONG));
        samples.put(
                "sign-in-throttled", signIn("ada@example.org", SignInPage.Problem.TOO_MANY_TRIES));
        samples.put(
                "sign-in-again",
                signIn("ada@example.org", SignInPage.Problem.SIGNED_OUT_MEANWHILE));
        samples.put("home", page("home/home", SampleCourse.home(), layout("What is due", null)));
        samples.put(
                "home-empty",
                page(
                        "home/home",
                        new HomePage(List.of(), List.of(), List.of(), List.of(), List.of()),
                        layout("What is due", null)));
        samples.put(
                "home-done",
                page("home/home", SampleCourse.homeAllDone(), layout("What is due", null)));
        samples.put(
                "course",
                page(
                        "home/course",
                        SampleCourse.course(),
                        layout("Databases from Java", course("Weeks"))));
        samples.put(
                "course-empty",
                page(
                        "home/course",
                        new CoursePage("Databases from Java", "Fall 2026", List.of(), null, null),
                        layout("Databases from Java", course("Weeks"))));
        samples.put("week", inWeeks("home/week", SampleCourse.week(), "Week 11"));
        samples.put("week-bare", inWeeks("home/week", SampleCourse.weekBare(), "Week 2"));
        samples.put("console", SampleConsole.page(false));
        samples.put("console-empty", SampleConsole.page(true));
        samples.put(
                "lesson",
                inWeeks(
                        "lesson/lesson",
                        SampleCourse.lesson(false),
                        "Connections, statements, results",
                        SampleFacts.WEEK));
        samples.put(
                "lesson-read",
                inWeeks(
                        "lesson/lesson",
                        SampleCourse.lesson(true),
                        "Connections, statements, results",
                        SampleFacts.WEEK));
        samples.put(
                "assignment",
                inWeeks(
                        "assignment/assignment",
                        SampleAssignments.assignment(
                                Door.OPEN, List.of(), SampleAssignments.past()),
                        "Bank transfer",
                        SampleFacts.WEEK));
        samples.put(
                "assignment-first",
                inWeeks(
                        "assignment/assignment",
                        SampleAssignments.assignment(Door.OPEN, List.of(), List.of()),
                        "Bank transfer",
                        SampleFacts.WEEK));
        samples.put(
                "assignment-refused",
                inWeeks(
                        "assignment/assignment",
                        SampleAssignments.assignment(
                                Door.LATE,
                                List.of(
                                        "PostgresBank.java is 212 KB; the limit is 100 KB.",
                                        "queries.sql is empty."),
                                SampleAssignments.past()),
                        "Bank transfer",
                        SampleFacts.WEEK));
        for (var door : List.of(Door.NOT_YET, Door.CLOSED, Door.USED_UP, Door.STAFF)) {
            samples.put(
                    "assignment-" + door.code(),
                    inWeeks(
                            "assignment/assignment",
                            SampleAssignments.assignment(door, List.of(), SampleAssignments.past()),
                            "Bank transfer",
                            SampleFacts.WEEK));
        }
        for (var compared : List.of(false, true)) {
            samples.put(
                    compared ? "assignment-compared" : "assignment-overtaken",
                    inWeeks(
                            "assignment/assignment",
                            SampleAssignments.overtaken(compared),
                            "Bank transfer",
                            SampleFacts.WEEK));
            samples.put(
                    compared ? "compare" : "compare-empty",
                    inWeeks(
                            "assignment/compare",
                            SampleDrafts.compare(!compared),
                            "Compare hand-ins",
                            SampleFacts.BANK));
            samples.put(
                    compared ? "drafts" : "drafts-empty",
                    inWeeks(
                            "assignment/drafts",
                            SampleDrafts.drafts(!compared),
                            "Drafts",
                            SampleFacts.BANK));
            samples.put(
                    compared ? "draft" : "draft-newest",
                    inWeeks(
                            "assignment/draft",
                            SampleDrafts.draft(!compared),
                            "Draft",
                            SampleFacts.BANK));
        }
        samples.put("submission-live", handIn(SampleVerdicts.progress(), null));
        samples.put("submission-queued", handIn(SampleVerdicts.queued(), null));
        samples.put("submission-graded", handIn(null, SampleVerdicts.graded()));
        samples.put("submission-full", handIn(null, SampleVerdicts.full()));
        samples.put("submission-limit", handIn(null, SampleVerdicts.limitHit()));
        samples.put("submission-compile", handIn(null, SampleVerdicts.compileFailed()));
        samples.put(
                "submission-refused",
                handIn(
                        null,
                        SampleVerdicts.plain(
                                VerdictView.Kind.REFUSED,
                                "PostgresBank.java was asked for; Bank.java was sent.",
                                null)));
        samples.put(
                "submission-fault",
                handIn(
                        null,
                        SampleVerdicts.plain(VerdictView.Kind.GRADER_FAULT, null, "7KQ2-M4XD")));
        samples.put(
                "submission-staff",
                page(
                        "assignment/submission",
                        SampleAssignments.submission(
                                "Grace Hopper",
                                null,
                                SampleVerdicts.graded(),
                                new Post("/regrades", "k9")),
                        layout("Hand-in 3", course("Hand-ins"), List.of(SampleFacts.BANK))));
        SampleStaff.addTo(samples);
        SampleQuizzes.addTo(samples);
        SampleDeadlines.addTo(samples);
        SamplePeople.addTo(samples);
        SampleAppeals.addTo(samples);
        SamplePoints.addTo(samples);
        SampleGrades.addTo(samples);
        SampleAnalytics.addTo(samples);
        SampleSimilarity.addTo(samples);
        SampleKeys.addTo(samples);
        SampleLists.addTo(samples);
        SampleTeams.addTo(samples);
        SampleReviews.addTo(samples);
        SampleOperations.addTo(samples);
        samples.put(
                "flash-good",
                flash(Layout.Tone.GOOD, "Handed in as number 4. The receipt stands below."));
        samples.put(
                "flash-bad",
                flash(
                        Layout.Tone.BAD,
                        "The hand-in did not reach us. What you typed is still in the editor."));
        samples.put(
                "problems",
                page(
                        "content/problems",
                        SampleCourse.problems(),
                        layout("Course folder", course("Course folder"))));
        samples.put(
                "problems-none",
                page(
                        "content/problems",
                        new ProblemsPage(
                                SampleFacts.RECEIVED, SampleFacts.RECEIVED, 0, 0, List.of()),
                        layout("Course folder", course("Course folder"))));
        for (int status : List.of(400, 403, 404, 413, 422, 429, 500, 503)) {
            samples.put("error-" + status, error(status));
        }
        return samples;
    }

    static Sample page(String template, Object page, Layout layout) {
        return new Sample(template, page, layout);
    }

    static Sample inWeeks(String template, Object page, String title, Link... crumbs) {
        return page(template, page, layout(title, course("Weeks"), List.of(crumbs)));
    }

    private static Layout layout(String title, Layout.Course course) {
        return layout(title, course, List.of());
    }

    static Layout layout(String title, Layout.Course course, List<Link> below) {
        var crumbs =
                course == null || title.equals(course.title())
                        ? below
                        : IntStream.rangeClosed(0, below.size())
                                .mapToObj(i ->
                                        i == 0
                                                ? new Link(course.title(), course.href())
                                                : below.get(i - 1))
                                .toList();
        return new Layout(
                title, course, crumbs, "Ada Lovelace", "csrf-token", "bm9uY2U", null, "/static");
    }

    private static Sample flash(Layout.Tone tone, String text) {
        var plain = layout("Databases from Java", course("Weeks"));
        var layout =
                new Layout(
                        plain.title(),
                        plain.course(),
                        plain.crumbs(),
                        "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg",
                        plain.csrf(),
                        plain.nonce(),
                        new Layout.Flash(tone, text),
                        plain.assets());
        return page("home/course", SampleCourse.course(), layout);
    }

    static Layout.Course course(String current) {
        var menu =
                List.of(
                        new Layout.MenuItem("Weeks", SampleFacts.TERM, current.equals("Weeks")),
                        new Layout.MenuItem(
                                "Gradebook",
                                SampleFacts.TERM + "/gradebook",
                                current.equals("Gradebook")),
                        new Layout.MenuItem(
                                "Hand-ins",
                                SampleFacts.TERM + "/submissions",
                                current.equals("Hand-ins")),
                        new Layout.MenuItem(
                                "Requests",
                                SampleFacts.TERM + "/extension-requests",
                                current.equals("Requests"),
                                3),
                        new Layout.MenuItem(
                                "Appeals",
                                SampleFacts.TERM + "/appeals",
                                current.equals("Appeals"),
                                2),
                        new Layout.MenuItem(
                                "People", SampleFacts.TERM + "/people", current.equals("People")),
                        new Layout.MenuItem(
                                "Course folder",
                                SampleFacts.TERM + "/problems",
                                current.equals("Course folder")));
        return new Layout.Course("Databases from Java", "Fall 2026", SampleFacts.TERM, menu);
    }

    private static Sample signIn(String email, SignInPage.Problem problem) {
        var layout =
                new Layout(
                        "Sign in", null, List.of(), null, "csrf-token", "bm9uY2U", null, "/static");
        return page(
                "people/sign-in",
                new SignInPage(
                        email, SampleFacts.TERM + "/weeks/11", problem, 60, "Example University"),
                layout);
    }

    private static Sample handIn(ProgressView progress, VerdictView verdict) {
        return inWeeks(
                "assignment/submission",
                SampleAssignments.submission(null, progress, verdict, null),
                "Hand-in 3",
                SampleFacts.WEEK,
                SampleFacts.BANK);
    }

    private static Sample error(int status) {
        var signedIn = status != 404;
        var layout =
                signedIn
                        ? layout("Error " + status, course(""))
                        : new Layout(
                                "Error 404",
                                null,
                                List.of(),
                                null,
                                "csrf-token",
                                "bm9uY2U",
                                null,
                                "/static");
        var problems =
                status == 422
                        ? List.of("PostgresBank.java is empty.", "queries.sql was not sent.")
                        : List.<String>of();
        return page(
                "error",
                new ErrorPage(
                        status,
                        status == 413 ? "PostgresBank.java is 212 KB; the limit is 100 KB." : null,
                        problems,
                        status == 429 || status == 503 ? 30 : null,
                        status == 413 ? "/back" : null,
                        status >= 500 ? "7KQ2-M4XD" : null,
                        status == 422 ? "Close the connection in every path." : null),
                layout);
    }
}
