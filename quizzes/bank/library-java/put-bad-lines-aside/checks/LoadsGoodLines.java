import library.Book;
import library.Loader;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.util.List;

/// Three good books, one of them without ISBN and price.
public final class LoadsGoodLines implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Loader loader = subject.make(Loader.class);
        BigDecimal price = BigDecimal.valueOf(subject.random().nextInt(100, 9999), 2);
        return subject.attempt(
                () ->
                        loader.load(
                                List.of(
                                        new Book(2, "9791000000017", "Kızıl Nehir", price),
                                        new Book(3, null, "Parish Accounts 1830–1870", null),
                                        new Book(4, "9791000000024", "L'hiver des oiseaux", BigDecimal.ZERO))));
    }
}
