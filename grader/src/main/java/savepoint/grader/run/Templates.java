package savepoint.grader.run;

import java.util.List;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.database.Template;

/// The database a case starts with.
final class Templates {
    private Templates() {}

    static Template of(Bundle bundle, Fixture fixture) {
        return Template.of(bundle.schema(), List.of(fixture.sql()));
    }
}
