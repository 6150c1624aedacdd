import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Two counters ask for the last place of an evening.
public final class RacesForTheLastPlace implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice first = subject.make(BoxOffice.class);
        BoxOffice second = subject.make(BoxOffice.class);
        Meadow.Place place = Meadow.notFull(subject.database()).getFirst();
        if (place.free() > 1) {
            subject.attempt(
                    () -> {
                        first.sell(place.evening(), "Early Guest", place.free() - 1);
                        return null;
                    });
        }
        return subject.together(
                () -> {
                    first.sell(place.evening(), "Last Guest", 1);
                    return "sold";
                },
                () -> {
                    second.sell(place.evening(), "Last Guest", 1);
                    return "sold";
                });
    }
}
