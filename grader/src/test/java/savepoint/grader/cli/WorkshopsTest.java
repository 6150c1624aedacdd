package savepoint.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import savepoint.grader.run.Grader;
import savepoint.grader.run.TinyBundle;
import savepoint.postgres.Folders;

class WorkshopsTest {
    /// Everything in it is made anew, which takes a while.
    @Test
    @Tag("long")
    void a_data_folder_may_be_named_from_where_one_stands() throws Exception {
        var data = Path.of("target/named-from-here");
        Folders.delete(data);
        try (var workshop = Workshops.open(data)) {
            var report =
                    new Grader(workshop)
                            .grade(
                                    TinyBundle.bundle(),
                                    TinyBundle.handIn(TinyBundle.SOLUTION),
                                    7,
                                    _ -> {});
            assertEquals(BigDecimal.TEN, report.verdict().points());
        } finally {
            Folders.delete(data);
        }
    }
}
