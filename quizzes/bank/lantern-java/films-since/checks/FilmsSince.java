import lantern.Film;
import lantern.Films;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// Asks since 2001, since a year drawn for this student, and since a year that has not come.
public final class FilmsSince implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Films films = subject.make(Films.class);
        int drawn = subject.random().nextInt(1930, 2000);
        return List.of(
                titles(films.since(2001)), titles(films.since(drawn)), titles(films.since(3000)));
    }

    private static List<String> titles(List<Film> films) {
        return films.stream().map(film -> film.title() + " " + film.year()).toList();
    }
}
