package savepoint.grader.worker;

import java.time.Duration;

/// How long a worker waits for what.
///
/// @param lease how long a grading is kept from others after its worker's last sign of life
/// @param beat between two signs of life; several of them in a lease, so that a lost one loses nothing
/// @param look after which an idle worker looks for gradings that nobody told it of
/// @param afterTrouble before the platform's database is asked again after it failed
/// @param tell between two words on how far gradings are
public record Patience(
        Duration lease, Duration beat, Duration look, Duration afterTrouble, Duration tell) {
    /// A grading of a worker that died is taken over after at most lease and look: within 12 s.
    public static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(100));

    /// As usual, with another lease and a beat that fits it.
    public Patience withLease(Duration lease) {
        return new Patience(lease, lease.dividedBy(5), look, afterTrouble, tell);
    }
}
