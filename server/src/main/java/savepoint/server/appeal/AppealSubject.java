package savepoint.server.appeal;

import java.math.BigDecimal;
import java.util.Set;
import savepoint.server.web.Link;

/// Points that can be appealed, as the feature knows them that gave them.
///
/// @param kind the feature's, such as `quiz-question`
/// @param ref the feature's own name for it, unique within the kind
/// @param place what it is called where it stands alone (`Week 11 Quiz, question 4`), and where this viewer sees it
/// @param points as they stand now, of `possible`
/// @param parties the enrolments of those whose points they are: each may appeal, and reads what another of them asked
public record AppealSubject(
        String kind,
        String ref,
        Link place,
        BigDecimal points,
        BigDecimal possible,
        Set<Long> parties,
        AppealPeriod period) {
    public AppealSubject {
        parties = Set.copyOf(parties);
    }
}
