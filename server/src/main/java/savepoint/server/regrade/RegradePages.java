package savepoint.server.regrade;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import savepoint.server.assignment.Assignments;
import savepoint.server.assignment.HandInResult;
import savepoint.server.assignment.SubmissionPages;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// A regrade's page, put together.
final class RegradePages {
    // As many rows as are read at a stretch; the biggest moves stand on the first page.
    private static final int PAGE = 200;
    private static final Comparator<Regrade.Comparison> BIGGEST_FIRST =
            Comparator.comparing((Regrade.Comparison one) -> one.change().abs()).reversed();

    private final Regrades regrades;

    RegradePages(Regrades regrades) {
        this.regrades = regrades;
    }

    /// The address of a regrade.
    static String path(Term term, String ref) {
        return term.path() + "/regrades/" + ref;
    }

    /// How the page is to be shown: `neverLower` previews that option, `from` skips rows, `problem` may be null,
    /// `typed` is the reason that was refused.
    record Look(boolean neverLower, int from, String problem, String typed) {}

    Reply.Page page(Viewer.InCharge viewer, Regrade regrade, Look look) {
        var term = viewer.term();
        var assignment = new Link(regrade.title(), Assignments.path(term, regrade.assignment()));
        var all = new Link("Regrades", assignment.href() + "/regrades");
        var compared = regrades.comparisons(regrade);
        boolean decided = regrade.state() == Regrade.State.PROMOTED;
        boolean neverLower = decided ? regrade.neverLower() : look.neverLower();
        var different =
                compared.stream()
                        .filter(one -> one.changes() || one.move() == Regrade.Move.FAULT)
                        .sorted(BIGGEST_FIRST)
                        .toList();
        var shown = different.stream().skip(look.from()).limit(PAGE).toList();
        var path = path(term, regrade.ref());
        var page =
                new RegradePage(
                        assignment,
                        all,
                        regrade.reason(),
                        regrade.scope(),
                        Moment.of(regrade.askedAt(), term.zone()),
                        regrade.by(),
                        regrade.bundle().substring(0, 12),
                        regrade.state(),
                        regrade.last() == null ? null : Moment.of(regrade.lastAt(), term.zone()),
                        regrade.lastBy(),
                        regrade.lastReason() == null || regrade.lastReason().isEmpty()
                                ? null
                                : regrade.lastReason(),
                        regrade.handIns(),
                        regrade.finished(),
                        tally(compared, neverLower),
                        neverLower,
                        path + (neverLower ? "" : "?never-lower=on"),
                        shown.stream().map(one -> row(term, one, neverLower)).toList(),
                        more(path, neverLower, look.from() + PAGE, different.size()),
                        post(regrade.mayBePromoted(), path + "/promotion"),
                        post(regrade.mayBeDropped(), path + "/drop"),
                        post(decided, path + "/undo"),
                        look.problem(),
                        look.typed());
        return new Reply.Page(
                "regrade/regrade", new Heading("Regrade", List.of(assignment, all)), page);
    }

    private static Post post(boolean allowed, String path) {
        return allowed ? new Post(path, Refs.random()) : null;
    }

    private static Link more(String path, boolean neverLower, int from, int all) {
        if (from >= all) return null;
        return new Link(
                "The next of %d".formatted(all),
                "%s?from=%d%s".formatted(path, from, neverLower ? "&never-lower=on" : ""));
    }

    private static RegradePage.Tally tally(List<Regrade.Comparison> compared, boolean neverLower) {
        return new RegradePage.Tally(
                count(compared, Regrade.Move.UP),
                count(compared, Regrade.Move.DOWN),
                count(compared, Regrade.Move.SAME),
                count(compared, Regrade.Move.FAULT),
                neverLower ? count(compared, Regrade.Move.DOWN) : 0);
    }

    private static int count(List<Regrade.Comparison> compared, Regrade.Move move) {
        return Math.toIntExact(compared.stream().filter(one -> one.move() == move).count());
    }

    private static RegradePage.Row row(Term term, Regrade.Comparison one, boolean neverLower) {
        return new RegradePage.Row(
                one.student(),
                SubmissionPages.path(term, one.submission()),
                one.number(),
                HandInResult.words(one.before(), one.beforePoints()),
                HandInResult.words(one.after(), one.afterPoints()),
                signed(one.change()),
                one.move(),
                !one.isTaken(neverLower),
                one.move() == Regrade.Move.FAULT
                        ? List.of()
                        : Signatures.changes(one.beforeSignature(), one.afterSignature()));
    }

    private static String signed(BigDecimal change) {
        return switch (change.signum()) {
            case 1 -> "+" + Figures.plain(change);
            case -1 -> "−" + Figures.plain(change.negate());
            default -> "±0";
        };
    }
}
