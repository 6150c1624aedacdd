package savepoint.server.gradebook.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.server.content.Addresses;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.deadline.Deadline;
import savepoint.server.people.Term;

/// An activity that can earn points. `week`, the three times and each of the points are null where there is none.
public record Column(
        long id,
        String ref,
        String kind,
        String slug,
        String title,
        Integer week,
        BigDecimal points,
        BigDecimal pointsPeers,
        BigDecimal pointsReviewing,
        Instant opensAt,
        Instant dueAt,
        Instant closesAt,
        boolean published) {

    private static final Map<String, ActivityKind> KINDS =
            Arrays.stream(ActivityKind.values())
                    .collect(
                            Collectors.toMap(
                                    one -> one.name().toLowerCase(Locale.ROOT),
                                    Function.identity()));

    /// What kind of activity it is.
    public ActivityKind activityKind() {
        return KINDS.get(kind);
    }

    /// What it can earn in all its parts.
    public BigDecimal worth() {
        return Stream.of(points, pointsPeers, pointsReviewing)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Its times for whoever has no extension.
    Deadline deadline() {
        return new Deadline(opensAt, dueAt, dueAt, closesAt, null, false);
    }

    /// The activity's own page; null where there is none.
    public String href(Term term) {
        if (!published) return null;
        return switch (activityKind()) {
            case LESSON -> Addresses.lesson(term.path(), slug);
            case QUIZ -> Addresses.quiz(term.path(), slug);
            case ASSIGNMENT -> Addresses.assignment(term.path(), slug);
            case OTHER -> null;
        };
    }
}
