package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import savepoint.server.deadline.Deadline;
import savepoint.server.quiz.clock.AttemptClock;
import savepoint.server.quiz.clock.TimeFact;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One sitting of a quiz by one student, with the time it has.
public record Attempt(Row row, AttemptClock clock) {
    private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

    /// As the database has it. `endedAt` is null while it runs, `limitSeconds` where there is no such
    /// limit; `keys` is the last mending of a key of its quiz, 0 before there is one; `facts` is JSON, in the order in which
    /// they were recorded.
    public record Row(
            long id,
            String ref,
            long activityId,
            long enrolmentId,
            int number,
            long versionId,
            Instant startedAt,
            Integer limitSeconds,
            Instant endedAt,
            int reached,
            @Nested Deadline deadline,
            long keys,
            String facts) {
        /// The closing of the quiz for this student; null where it never closes.
        public Instant closesAt() {
            return deadline.quizClosesAt();
        }
    }

    /// A row of what moved its end; what its kind does not need is null.
    public record Fact(
            String kind,
            OffsetDateTime at,
            BigDecimal factor,
            Integer seconds,
            OffsetDateTime from) {}

    public static Attempt of(Row row) {
        var facts = new ArrayList<TimeFact>();
        for (var fact : JsonMapper.shared().readValue(row.facts(), FACTS)) {
            switch (fact.kind()) {
                case "factor" -> facts.add(new TimeFact.Factor(fact.factor()));
                case "extra" -> facts.add(new TimeFact.Extra(Duration.ofSeconds(fact.seconds())));
                case "outage" ->
                        facts.add(
                                new TimeFact.Outage(
                                        fact.from().toInstant(), fact.at().toInstant()));
                case "handed-in" -> facts.add(new TimeFact.HandedIn(fact.at().toInstant()));
                case "reopened" ->
                        facts.add(
                                new TimeFact.Reopened(
                                        fact.at().toInstant(), Duration.ofSeconds(fact.seconds())));
                // That the time was up, and that it went on all the same, follows from the others.
                case "time-up", "resumed" -> {}
                default -> throw new IllegalStateException("a time fact of kind " + fact.kind());
            }
        }
        var limit = row.limitSeconds() == null ? null : Duration.ofSeconds(row.limitSeconds());
        return new Attempt(row, new AttemptClock(row.startedAt(), limit, row.closesAt(), facts));
    }

    public long id() {
        return row.id();
    }

    public String ref() {
        return row.ref();
    }

    /// Whether answers still count at this moment. One whose time was up runs again where it was extended afterwards.
    public boolean isOpen(Instant moment) {
        return !clock.isOver(moment);
    }
}
