import lantern.Film;
import lantern.Films;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// The lengths of all films, unknown ones among them.
public final class LengthsOfAll implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        List<Object> lengths = new ArrayList<>();
        for (Film film : subject.make(Films.class).since(0)) {
            lengths.add(film.minutes());
        }
        return lengths;
    }
}
