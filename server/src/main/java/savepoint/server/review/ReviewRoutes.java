package savepoint.server.review;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.appeal.Appeals;
import savepoint.server.db.Database;
import savepoint.server.grading.Results;
import savepoint.server.people.Access;
import savepoint.server.people.Audit;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Everything about peer review that has an address.
public final class ReviewRoutes {
    static final String ASSIGNMENT = "/c/{course}/{term}/assignments/{assignment}";

    private final Rounds rounds;
    private final MinePages mine;
    private final BoardPages board;
    private final DutyRoutes duties;
    private final TrialRoutes trials;
    private final SampleRoutes samples;
    private final ReceivedRoutes received;
    private final BoardRoutes boards;
    private final JudgeRoutes judges;

    /// Serves these rounds.
    public ReviewRoutes(
            Database database,
            Rounds rounds,
            PeerInsights insights,
            PeerAppeals appealable,
            Appeals appeals,
            Results results,
            Audit audit,
            InstantSource clock) {
        this.rounds = rounds;
        var reviews = new Reviews(database, results.bundles(), clock);
        var receiving = new Receiving(database, clock);
        var anonymity = new Anonymity(database);
        var tries = new Trials(database, results, clock);
        var judged = new Samples(database, clock);
        var judging = new Judging(database, audit, clock);
        var write =
                new WritePages(
                        reviews,
                        receiving,
                        tries,
                        anonymity,
                        results,
                        new StaffView(database, judging));
        mine =
                new MinePages(
                        reviews,
                        receiving,
                        new ReceivedPages(
                                receiving,
                                database.store(ReviewStore.class),
                                reviews,
                                anonymity,
                                tries),
                        judged,
                        appealable,
                        appeals);
        board = new BoardPages(database, rounds, insights);
        duties =
                new DutyRoutes(
                        rounds,
                        new Returns(database, rounds, audit, clock),
                        reviews,
                        judged,
                        write,
                        anonymity);
        trials =
                new TrialRoutes(
                        duties, tries, write, new TrialPages(results, tries, reviews, anonymity));
        samples = new SampleRoutes(rounds, judged);
        received = new ReceivedRoutes(rounds, receiving, mine);
        boards = new BoardRoutes(rounds, new Conflicts(database, audit, clock), board);
        judges = new JudgeRoutes(rounds, judging, duties, write, results.bundles());
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return Stream.of(
                        List.of(gate.get(ASSIGNMENT + "/reviews", Access.MEMBER, this::show)),
                        duties.routes(gate),
                        trials.routes(gate),
                        samples.routes(gate),
                        received.routes(gate),
                        boards.routes(gate),
                        judges.routes(gate))
                .flatMap(List::stream)
                .toList();
    }

    private Reply show(Viewer.Member viewer, Request request) {
        return rounds.of(viewer.term(), request.path("assignment"))
                .<Reply>map(round ->
                        switch (viewer) {
                            case Viewer.Student student ->
                                    mine.page(student, round, ReceivedPages.Refused.NOTHING);
                            case Viewer.Staff staff ->
                                    board.page(staff, round, BoardPages.Refused.NOTHING);
                        })
                .orElseGet(Reply.Missing::new);
    }
}
