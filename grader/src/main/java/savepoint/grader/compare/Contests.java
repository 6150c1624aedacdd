package savepoint.grader.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.database.HandInServers;
import savepoint.grader.database.Lease;
import savepoint.grader.database.Stage;
import savepoint.grader.verdict.Counterexample;

/// One worker's way through many pairs, on a server of its own that is changed now and then, and after any trouble.
public final class Contests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Contests.class);

    /// A lease has a limited time.
    private static final int MOST_PAIRS = 150;

    private final HandInServers servers;
    private final Scene scene;
    private final RowsMode mode;
    private Optional<Seat> seat = Optional.empty();

    private record Seat(Lease lease, Stage stage, Comparer comparer, int[] pairs) {}

    public Contests(HandInServers servers, Scene scene, RowsMode mode) {
        this.servers = servers;
        this.scene = scene;
        this.mode = mode;
    }

    /// A line of the answer.
    ///
    /// @param message why it is an error, or a remark
    public record Answered(
            Object id,
            String verdict,
            @JsonInclude(JsonInclude.Include.NON_NULL) Counterexample counterexample,
            long millis,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String message) {}

    public Answered answer(String line) throws InterruptedException {
        long begun = System.nanoTime();
        var outcome =
                switch (Pair.read(line)) {
                    case Pair.Line.Unreadable(var id, var why) ->
                            new Named(id.orElse(null), Outcome.error(why));
                    case Pair.Line.Of(var pair) -> new Named(pair.id(), compare(pair));
                };
        return new Answered(
                outcome.id(),
                outcome.outcome().verdict().name().toLowerCase(Locale.ROOT),
                outcome.outcome().counterexample().orElse(null),
                (System.nanoTime() - begun) / 1_000_000,
                outcome.outcome().message());
    }

    private record Named(Object id, Outcome outcome) {}

    private Outcome compare(Pair pair) throws InterruptedException {
        SQLException last = null;
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                return seated().comparer().compare(pair.references(), pair.candidate());
            } catch (SQLException trouble) {
                last = trouble;
                LOG.debug("pair {} lost its server; it gets another", pair.id(), trouble);
                leave();
            }
        }
        return Outcome.error("the server gave up: " + last.getMessage());
    }

    private Seat seated() throws SQLException, InterruptedException {
        if (seat.isPresent() && ++seat.get().pairs()[0] > MOST_PAIRS) leave();
        if (seat.isEmpty()) {
            var lease = servers.lease();
            try {
                var stage = lease.stage(scene.schema());
                seat =
                        Optional.of(
                                new Seat(
                                        lease,
                                        stage,
                                        new Comparer(stage, scene.shape(), scene.sample(), mode),
                                        new int[1]));
            } catch (SQLException failed) {
                lease.close();
                throw failed;
            }
        }
        return seat.get();
    }

    private void leave() {
        if (seat.isEmpty()) return;
        var left = seat.get();
        seat = Optional.empty();
        try (var _ = left.lease()) {
            left.stage().close();
        } catch (SQLException gone) {
            LOG.debug("a stage went with its server", gone);
        }
    }

    @Override
    public void close() {
        leave();
    }
}
