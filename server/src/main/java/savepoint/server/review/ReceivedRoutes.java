package savepoint.server.review;

import java.util.List;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What authors say of the reviews they got.
final class ReceivedRoutes {
    private static final int LONGEST_REPLY = 2000;

    private final Rounds rounds;
    private final Receiving receiving;
    private final MinePages pages;

    ReceivedRoutes(Rounds rounds, Receiving receiving, MinePages pages) {
        this.rounds = rounds;
        this.receiving = receiving;
        this.pages = pages;
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.post(
                        "/c/{course}/{term}/received-reviews/{received}/ratings",
                        Access.STUDENT,
                        this::rate));
    }

    private Reply rate(Viewer.Student student, Request request) {
        var ref = request.path("received");
        return receiving
                .assignment(student, ref)
                .flatMap(assignment -> rounds.of(student.term(), assignment))
                .filter(round -> round.step().isReleased())
                .map(round -> rate(student, round, ref, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply rate(Viewer.Student student, Round round, String ref, Request request) {
        var typed = request.field("helpful");
        int helpful = typed.matches("[1-5]") ? Integer.parseInt(typed) : 0;
        var reply = request.field("reply").strip().replace("\r\n", "\n").replace("\0", "");
        var key = request.field("idempotency-key");
        var problem =
                round.step() != Step.APPEALS
                        ? "The time to rate reviews is over."
                        : helpful == 0
                                ? "Choose first how much it helped."
                                : reply.length() > LONGEST_REPLY
                                        ? "The reply has %,d characters; %,d are taken."
                                                .formatted(reply.length(), LONGEST_REPLY)
                                        : !Post.isKey(key)
                                                ? "The form came without its key; send it once more."
                                                : null;
        if (problem != null)
            return new Reply.Invalid(
                    pages.page(
                            student,
                            round,
                            new ReceivedPages.Refused(ref, helpful, reply, problem)));
        receiving.rate(student, ref, helpful, reply, key);
        return new Reply.SeeOther(
                round.assignment().path() + "/reviews#received-" + ref,
                "Thank you. Whoever wrote it reads this, and not your name.");
    }
}
