package savepoint.server.assignment;

import java.math.BigDecimal;
import java.util.List;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.server.grading.PastGrading;
import savepoint.server.people.Term;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;

/// What lies behind a verdict, put together for staff.
final class BehindViews {
    private BehindViews() {}

    static BehindView of(Term term, List<PastGrading> gradings, Bundle bundle) {
        return new BehindView(
                gradings.stream().map(one -> grading(term, one)).toList(),
                bundle.checks().stream().map(check -> check(check, bundle)).toList());
    }

    private static BehindView.Grading grading(Term term, PastGrading one) {
        boolean ended = one.kind() != null;
        return new BehindView.Grading(
                Moment.of(one.askedAt(), term.zone()),
                one.regrade(),
                one.counts(),
                ended ? HandInResult.words(one.kind(), one.points()) : null,
                ended ? Figures.plain(one.possible()) : null,
                one.bundle().substring(0, 12),
                one.engine(),
                one.grader(),
                ended ? Figures.plain(BigDecimal.valueOf(one.millis(), 3)) : null,
                one.tries(),
                one.seed(),
                one.faults());
    }

    private static BehindView.Check check(Check check, Bundle bundle) {
        var hidden =
                check.common().fixtures().stream()
                        .filter(name -> bundle.fixture(name).hidden())
                        .toList();
        return new BehindView.Check(check.name(), hidden, shows(check.common().show()));
    }

    private static String shows(Check.Show show) {
        return switch (show) {
            case ROWS -> "rows";
            case CATEGORY -> "what kind";
            case NOTHING -> "nothing";
        };
    }
}
