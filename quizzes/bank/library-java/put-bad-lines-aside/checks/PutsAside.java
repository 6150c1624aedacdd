import library.Book;
import library.Loader;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.util.List;

/// Good and bad lines in turn: no title, the ISBN of a line before, a price below zero, one that is too large.
public final class PutsAside implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Loader loader = subject.make(Loader.class);
        return subject.attempt(
                () ->
                        loader.load(
                                List.of(
                                        new Book(2, "9791000000017", "The Weight of Snow", new BigDecimal("19.90")),
                                        new Book(3, "9791000000024", null, new BigDecimal("9.90")),
                                        new Book(4, "9791000000017", "The Weight of Snow", new BigDecimal("19.90")),
                                        new Book(5, "9791000000031", "Night Ferry", new BigDecimal("17.50")),
                                        new Book(6, "9791000000048", "The Refund", new BigDecimal("-3.00")),
                                        new Book(7, "9791000000055", "The Million", new BigDecimal("1000000.00")),
                                        new Book(8, null, "Almanac for 1866", null))));
    }
}
