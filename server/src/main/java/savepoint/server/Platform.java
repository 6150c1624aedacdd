package savepoint.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import savepoint.postgres.DatabaseLogin;
import savepoint.server.analytics.AnalyticsRoutes;
import savepoint.server.api.Api;
import savepoint.server.api.ApiTokens;
import savepoint.server.api.TokenRoutes;
import savepoint.server.appeal.AppealRoutes;
import savepoint.server.appeal.Appeals;
import savepoint.server.assignment.AssignmentClock;
import savepoint.server.assignment.AssignmentRoutes;
import savepoint.server.assignment.Assignments;
import savepoint.server.assignment.ConsoleRoutes;
import savepoint.server.assignment.HandIns;
import savepoint.server.assignment.Runs;
import savepoint.server.assignment.SubmissionRoutes;
import savepoint.server.assignment.Submissions;
import savepoint.server.assignment.TeamRoutes;
import savepoint.server.console.Consoles;
import savepoint.server.content.ContentRoutes;
import savepoint.server.content.Contents;
import savepoint.server.content.Courses;
import savepoint.server.db.Database;
import savepoint.server.db.Jobs;
import savepoint.server.db.Notifications;
import savepoint.server.deadline.BulkRoutes;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.ExtensionRequests;
import savepoint.server.deadline.ExtensionRoutes;
import savepoint.server.deadline.Extensions;
import savepoint.server.deadline.RequestRoutes;
import savepoint.server.gradebook.CellAppeals;
import savepoint.server.gradebook.GradebookRoutes;
import savepoint.server.gradebook.change.Granted;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.grading.Results;
import savepoint.server.home.HomeRoutes;
import savepoint.server.home.Todos;
import savepoint.server.home.WeekRoutes;
import savepoint.server.lesson.LessonRoutes;
import savepoint.server.mail.MailServer;
import savepoint.server.mail.Mails;
import savepoint.server.marking.Comments;
import savepoint.server.marking.Marks;
import savepoint.server.operations.HealthRoutes;
import savepoint.server.operations.Metrics;
import savepoint.server.operations.OperationRoutes;
import savepoint.server.operations.Operations;
import savepoint.server.operations.Readiness;
import savepoint.server.people.Access;
import savepoint.server.people.AccountRoutes;
import savepoint.server.people.Accounts;
import savepoint.server.people.Audit;
import savepoint.server.people.Enrolments;
import savepoint.server.people.Gate;
import savepoint.server.people.MenuEntry;
import savepoint.server.people.PasswordRoutes;
import savepoint.server.people.SessionRoutes;
import savepoint.server.people.Sessions;
import savepoint.server.people.SignInRoutes;
import savepoint.server.people.Viewers;
import savepoint.server.people.entry.EntryLinks;
import savepoint.server.people.entry.EntryRoutes;
import savepoint.server.people.entry.InvitationRoutes;
import savepoint.server.people.entry.Invitations;
import savepoint.server.people.roster.ImportRoutes;
import savepoint.server.people.roster.PeopleRoutes;
import savepoint.server.people.roster.Roster;
import savepoint.server.people.roster.RosterImports;
import savepoint.server.people.sso.SsoRoutes;
import savepoint.server.people.sso.SsoSettings;
import savepoint.server.points.PointsRoutes;
import savepoint.server.points.ReckonedPeers;
import savepoint.server.points.RoundReviews;
import savepoint.server.points.Standings;
import savepoint.server.quiz.QuizRoutes;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.TimeFactors;
import savepoint.server.quiz.clock.Heartbeat;
import savepoint.server.quiz.clock.Outages;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.review.QuizAppeals;
import savepoint.server.regrade.RegradeRoutes;
import savepoint.server.regrade.Regrades;
import savepoint.server.review.PeerAppeals;
import savepoint.server.review.PeerFacts;
import savepoint.server.review.PeerInsights;
import savepoint.server.review.ReviewMails;
import savepoint.server.review.ReviewNotices;
import savepoint.server.review.ReviewRoutes;
import savepoint.server.review.Rounds;
import savepoint.server.similarity.SimilarityRoutes;
import savepoint.server.similarity.cases.CaseRoutes;
import savepoint.server.similarity.cases.Cases;
import savepoint.server.similarity.compare.Comparing;
import savepoint.server.similarity.compare.Similarities;
import savepoint.server.similarity.jplag.Jplag;
import savepoint.server.similarity.jplag.JplagFolder;
import savepoint.server.web.Route;
import savepoint.server.web.Site;
import savepoint.server.web.WebServer;
import savepoint.server.work.Drafts;
import savepoint.server.work.Grouping;
import savepoint.server.work.Teams;
import savepoint.server.work.Works;

/// The whole web application, wired by hand: the one place that knows every part.
public final class Platform implements AutoCloseable {
    // Attempts whose time is up are ended within this, and their grace.
    private static final Duration ENDING = Duration.ofSeconds(1);
    // Rounds of reviews are moved on within this of their times.
    private static final Duration ADVANCING = Duration.ofSeconds(10);
    private static final Duration REMINDING = Duration.ofMinutes(1);
    // Mail is on its way within this.
    private static final Duration COMPARING = Duration.ofSeconds(2);
    private static final Duration SENDING = Duration.ofSeconds(2);

    private final Database database;
    private final Notifications notifications;
    private final LiveGradings live;
    private final Accounts accounts;
    private final Enrolments enrolments;
    private final Courses courses;
    private final Attempts attempts;
    private final Rounds rounds;
    private final Mails mails;
    private final Comparing comparing;
    private final ReviewMails reviewMails;
    private final InstantSource clock;
    private final Readiness readiness;
    private final Metrics metrics;
    private final WebServer.Plan plan;
    private Optional<WebServer> web = Optional.empty();

    private Platform(
            DatabaseLogin login,
            InstantSource clock,
            Site site,
            Optional<MailServer> mail,
            Optional<SsoSettings> sso) {
        this.clock = clock;
        database = Database.open(login);
        mails = new Mails(database, mail, site, clock);
        notifications = Notifications.open(login);
        var audit = new Audit(clock);
        var sessions = new Sessions(database, clock);
        accounts = new Accounts(database, audit, clock);
        enrolments = new Enrolments(database, audit, clock);
        courses = new Courses(database, audit, clock);
        var roster = new Roster(database, accounts, audit, new TimeFactors(clock), clock);
        var tokens = new ApiTokens(database, audit, clock);
        var links = new EntryLinks(database, accounts, sessions, tokens::revokeAll, clock);
        var courier = new MailCourier(mails);
        var school = sso.map(SsoSettings::name);
        var contents = new Contents(database);
        var deadlines = new Deadlines(database);
        var extensions = new Extensions(database, audit, clock);
        var requests = new ExtensionRequests(database, extensions, audit, clock);
        var viewers = new Viewers(database, sessions);
        var appeals = new Appeals(database, audit, clock);
        var gate = new Gate(viewers, menu(requests, appeals));
        var bundles = new Bundles(database);
        var gradings = new Gradings(database, bundles, clock);
        live = new LiveGradings(database, notifications);
        var results = new Results(gradings, live, bundles);
        var consoles = new Consoles(database, gradings, live, clock);
        var works = new Works(database, clock);
        var teams = new Teams(database, works, audit, clock);
        var assignments = new Assignments(database, bundles);
        var submissions = new Submissions(database, works, gradings, audit);
        rounds = new Rounds(database, assignments, bundles, audit, clock);
        reviewMails = new ReviewMails(database, rounds, mails, clock);
        var marks = new Marks(database, audit, clock);
        var handIns = new HandIns(database, deadlines, marks, clock);
        var todos = new Todos(database, deadlines, clock);
        var assignmentRoutes =
                new AssignmentRoutes(
                        assignments,
                        submissions,
                        new Drafts(database, works, clock),
                        new Runs(database, works, gradings, clock),
                        teams,
                        results,
                        consoles,
                        new AssignmentClock.Reader(deadlines, requests, clock));
        var submissionRoutes =
                new SubmissionRoutes(
                        assignments,
                        submissions,
                        handIns,
                        results,
                        deadlines,
                        new Comments(database, audit, clock),
                        marks);
        var quizzes = new Quizzes(database);
        attempts = new Attempts(database, quizzes, gradings, clock);
        var quizAppeals = new QuizAppeals(database, quizzes, attempts, appeals, clock);
        var peerFacts = new PeerFacts(database, rounds);
        var peerInsights = new PeerInsights(database, rounds, peerFacts);
        var standings = new Standings(database, deadlines, new RoundReviews(peerFacts));
        var peerAppeals = new PeerAppeals(database, rounds, new ReckonedPeers(standings), clock);
        var gradebook = new Gradebook(database, assignments, standings, clock);
        var cellAppeals = new CellAppeals(gradebook, new Granted(audit, clock), appeals);
        var jplag = new Jplag(JplagFolder.usual());
        var similarities = new Similarities(database, jplag, audit, clock);
        var cases = new Cases(database, audit, clock);
        comparing = new Comparing(database, assignments, bundles, jplag, clock);
        var api =
                new Api(
                        database,
                        tokens,
                        viewers,
                        new Api.Parts(
                                enrolments,
                                todos,
                                deadlines,
                                assignments,
                                submissions,
                                assignmentRoutes.counter(),
                                gradings,
                                live,
                                bundles,
                                gradebook),
                        clock);
        readiness = new Readiness(database);
        var operations = new Operations(database, gradings, audit, clock);
        metrics =
                new Metrics(
                        database,
                        operations,
                        QuizRoutes.SAVE,
                        () -> web.map(WebServer::streams).orElse(0));
        var routes =
                Stream.of(
                                new SignInRoutes(database, accounts, sessions, audit, school, clock)
                                        .routes(gate),
                                new SsoRoutes(database, accounts, sessions, audit, sso, site, clock)
                                        .routes(gate),
                                new AccountRoutes(database, audit, school).routes(gate),
                                new SessionRoutes(database, sessions, audit).routes(gate),
                                new PasswordRoutes(database, accounts, sessions, clock)
                                        .routes(gate),
                                new EntryRoutes(database, links, accounts, courier, clock)
                                        .routes(gate),
                                new ImportRoutes(new RosterImports(database, roster, audit, clock))
                                        .routes(gate),
                                new InvitationRoutes(
                                                roster,
                                                new Invitations(database, links, courier, audit),
                                                links,
                                                site)
                                        .routes(gate),
                                // After the others below /people: its {member} would take them.
                                new PeopleRoutes(roster).routes(gate),
                                assignmentRoutes.routes(gate),
                                submissionRoutes.routes(gate),
                                new TeamRoutes(
                                                assignments,
                                                teams,
                                                new Grouping(database, works, audit, clock))
                                        .routes(gate),
                                new RegradeRoutes(
                                                new Regrades(database, gradings, audit, clock),
                                                assignments,
                                                submissions,
                                                handIns)
                                        .routes(gate),
                                new ReviewRoutes(
                                                database,
                                                rounds,
                                                peerInsights,
                                                peerAppeals,
                                                appeals,
                                                results,
                                                audit,
                                                clock)
                                        .routes(gate),
                                new ConsoleRoutes(assignments, consoles).routes(gate),
                                new BulkRoutes(extensions, roster).routes(gate),
                                new ExtensionRoutes(extensions).routes(gate),
                                new RequestRoutes(requests, extensions, deadlines, clock)
                                        .routes(gate),
                                new HomeRoutes(
                                                database,
                                                todos,
                                                teams,
                                                new ReviewNotices(database, rounds),
                                                clock)
                                        .routes(gate),
                                new WeekRoutes(todos, contents, clock).routes(gate),
                                new QuizRoutes(
                                                database,
                                                quizzes,
                                                attempts,
                                                results,
                                                notifications,
                                                audit,
                                                quizAppeals,
                                                appeals,
                                                clock)
                                        .routes(gate),
                                new AppealRoutes(
                                                appeals,
                                                List.of(quizAppeals, peerAppeals, cellAppeals),
                                                clock)
                                        .routes(gate),
                                new PointsRoutes(assignments, standings, peerInsights, deadlines)
                                        .routes(gate),
                                new GradebookRoutes(
                                                database,
                                                gradebook,
                                                appeals,
                                                cellAppeals,
                                                bundles,
                                                audit,
                                                clock)
                                        .routes(gate),
                                new SimilarityRoutes(similarities, cases, assignments, bundles)
                                        .routes(gate),
                                new CaseRoutes(cases).routes(gate),
                                new AnalyticsRoutes(database, gradebook, assignments, clock)
                                        .routes(gate),
                                new LessonRoutes(
                                                database, contents, consoles, quizzes, results,
                                                clock)
                                        .routes(gate),
                                new ContentRoutes(database, contents).routes(gate),
                                new HealthRoutes(readiness).routes(gate),
                                new OperationRoutes(operations).routes(gate),
                                new TokenRoutes(tokens, clock).routes(gate),
                                api.routes(gate))
                        .flatMap(List::stream)
                        .toList();
        plan = new WebServer.Plan(site, routes, gate.nowhere(), metrics);
    }

    /// What every course's menu may hold, in order.
    private static List<MenuEntry> menu(ExtensionRequests requests, Appeals appeals) {
        return List.of(
                new MenuEntry("Weeks", "", Access.MEMBER),
                new MenuEntry("My grades", "/grades", Access.STUDENT),
                new MenuEntry("Gradebook", "/gradebook", Access.STAFF),
                new MenuEntry("Requests", "/extension-requests", Access.STAFF, requests::open),
                new MenuEntry("Appeals", "/appeals", Access.STAFF, appeals::open),
                new MenuEntry("Appeals", "/appeals", Access.STUDENT),
                new MenuEntry("People", "/people", Access.STAFF),
                new MenuEntry("Course folder", "/problems", Access.STAFF));
    }

    /// Opens the platform on a migrated database, with the server's login.
    ///
    /// @param mail empty where no mail is sent
    /// @param sso empty where people sign in by passwords alone
    public static Platform open(
            DatabaseLogin login,
            InstantSource clock,
            Site site,
            Optional<MailServer> mail,
            Optional<SsoSettings> sso) {
        return new Platform(login, clock, site, mail, sso);
    }

    /// Begins to answer; false if the port is taken. Port 0 takes any free one.
    public boolean listen(String host, int port) {
        web = WebServer.start(plan, host, port);
        return web.isPresent();
    }

    /// Begins with the work that comes with time rather than with requests; whoever opened it closes it first.
    public Jobs startJobs() {
        return Jobs.start(
                database,
                clock,
                List.of(
                        new Jobs.Job("end-attempts", ENDING, attempts::endOverdue),
                        new Jobs.Job("mark-code", ENDING, attempts::markCode),
                        new Jobs.Job("advance-reviews", ADVANCING, rounds::advance),
                        new Jobs.Job("remind-reviewers", REMINDING, reviewMails::remind),
                        new Jobs.Job("compare-hand-ins", COMPARING, comparing::work),
                        new Jobs.Job("send-mail", SENDING, mails::sendWaiting)));
    }

    /// Ends every attempt whose time is up, as the job does.
    public void endOverdueAttempts() {
        attempts.endOverdue();
    }

    /// Makes marks of what graders have found of code in quizzes, as the job does.
    public void markCode() {
        attempts.markCode();
    }

    /// Moves every round of reviews on that is due, as the job does.
    public void advanceReviews() {
        rounds.advance();
    }

    /// Compares hand-ins where that is asked for, as the job does.
    public void compareHandIns() {
        comparing.work();
    }

    /// Queues mail about reviews, as the job does.
    public void remindReviewers() {
        reviewMails.remind();
    }

    /// Mail to people.
    public Mails mails() {
        return mails;
    }

    /// Begins to say that it serves, so that the times when nobody did are known.
    public Heartbeat startHeartbeat() {
        return Heartbeat.start(outages());
    }

    /// The times when nobody served.
    public Outages outages() {
        return new Outages(database, clock);
    }

    /// Whether requests should be sent here.
    public Readiness readiness() {
        return readiness;
    }

    /// Its figures.
    public Metrics metrics() {
        return metrics;
    }

    /// The port it answers on.
    public int port() {
        return web.orElseThrow().port();
    }

    /// Every address there is.
    public List<Route> routes() {
        return plan.routes();
    }

    /// The pool, for what stands beside the application: commands and tests.
    public Database database() {
        return database;
    }

    /// People's accounts.
    public Accounts accounts() {
        return accounts;
    }

    /// The people of terms.
    public Enrolments enrolments() {
        return enrolments;
    }

    /// What publishes course folders.
    public Courses courses() {
        return courses;
    }

    /// Lets running requests finish, then lets go of the database.
    @Override
    public void close() {
        web.ifPresent(WebServer::close);
        live.close();
        notifications.close();
        database.close();
    }
}
