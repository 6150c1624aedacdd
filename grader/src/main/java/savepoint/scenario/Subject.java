package savepoint.scenario;

import java.util.ArrayList;
import java.util.List;
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

    /// Runs these actions at the same time, each on a thread of its own, and returns what came of each as [#attempt] does.
    /// Once a scenario: a concurrent check decides whose statement is next.
    List<Object> together(Attempt... actors);

    /// Texts to hand to the hand-in, which are data and nothing else: see [HostileTexts].
    ///
    /// @param tables some of the texts try to empty these
    default List<String> hostile(String... tables) {
        var texts = new ArrayList<>(HostileTexts.ALL);
        for (var table : tables) texts.add(HostileTexts.EMPTIES + table + "; --");
        return List.copyOf(texts);
    }

    /// An action of the hand-in that may throw.
    interface Attempt {
        Object run() throws Exception;
    }
}
