package savepoint.grader.compare;

import java.util.Optional;
import savepoint.grader.verdict.Counterexample;

/// What comparing a candidate with its references came to.
///
/// @param message why it is an error, or what else there is to say; may be empty
public record Outcome(Word verdict, Optional<Counterexample> counterexample, String message) {
    public enum Word {
        SAME,
        DIFFERENT,
        ERROR
    }

    static Outcome same(String message) {
        return new Outcome(Word.SAME, Optional.empty(), message);
    }

    static Outcome different(Counterexample counterexample) {
        return new Outcome(Word.DIFFERENT, Optional.of(counterexample), "");
    }

    static Outcome error(String message) {
        return new Outcome(Word.ERROR, Optional.empty(), message);
    }
}
