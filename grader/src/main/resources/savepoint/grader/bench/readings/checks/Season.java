import java.util.LinkedHashMap;
import java.util.Map;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import weather.Readings;
import weather.Sample;

/** Keeps a season and asks everything about it. */
public final class Season implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Readings readings = subject.make(Readings.class);
        readings.keep(Sample.season());
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("count", readings.count());
        answers.put("means", readings.means());
        answers.put("warmest", readings.warmest());
        answers.put("frost", readings.frost());
        answers.put("warmest days", readings.warmestDays(3));
        return answers;
    }
}
