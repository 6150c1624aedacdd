package savepoint.scenario;

import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/// The hand-in under test on a database of its own.
public interface Subject {
    /// A new instance of the hand-in's entry class, made with [#database()].
    <T> T make(Class<T> type);

    /// The one database of this case, as the hand-in's own role.
    DataSource database();

    /// Drawn from the work's seed: the same numbers for hand-in and solution.
    RandomGenerator random();

    /// What the action returned or, if it threw, an observation that names the exception's class.
    Object attempt(Attempt action);

    /// An action of the hand-in that may throw.
    interface Attempt {
        Object run() throws Exception;
    }
}
