import java.util.ArrayList;
import java.util.List;
import notes.Notebook;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class WritesNotes implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Notebook notebook = subject.make(Notebook.class);
        List<Object> seen = new ArrayList<>();
        for (String text : List.of("bread", "", "tea", "")) {
            seen.add(
                    subject.attempt(
                            () -> {
                                notebook.write(text);
                                return "kept";
                            }));
            seen.add(subject.attempt(notebook::count));
        }
        return seen;
    }
}
