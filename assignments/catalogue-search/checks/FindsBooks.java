import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Single words and several, from titles and from names, capitals, spaces, and no words at all.
public final class FindsBooks implements Scenario {
    private static final String[] DRAWN = {"salt", "mill", "winter", "snow", "petra", "kari", "roads", "tom"};

    @Override
    public Object observe(Subject subject) throws Exception {
        String one = DRAWN[subject.random().nextInt(DRAWN.length)];
        String other = DRAWN[subject.random().nextInt(DRAWN.length)];
        return Searches.all(
                subject, "rain", "baker engines", "BAKER  rain", " ødegård ", "über", "", "xyzzy", one + " " + other, "rain rain");
    }
}
