package savepoint.grader.run;

import java.util.List;
import java.util.stream.Stream;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.database.Template;
import savepoint.grader.kind.Kind;
import savepoint.grader.kind.Kinds;
import savepoint.grader.kind.SceneKind;
import savepoint.grader.queue.Task;

/// One check on one fixture and one engine.
///
/// @param several whether its bundle is graded on more engines than this
record Step(Check check, Fixture fixture, Engine engine, boolean several) {
    /// All steps of a bundle. Those whose rows may be shown come first, for all checks: what a hand-in remembers of a
    /// hidden row comes too late to be shown.
    static List<Step> of(Bundle bundle) {
        var all = bundle.checks().stream().flatMap(check -> of(bundle, check)).toList();
        return Stream.concat(
                        all.stream().filter(step -> !step.fixture().hidden()),
                        all.stream().filter(step -> step.fixture().hidden()))
                .toList();
    }

    /// The databases of a PostgreSQL server that these steps start with, one for all that are alike.
    static List<Template> templates(Bundle bundle) {
        return of(bundle).stream()
                .filter(step -> step.engine() == Engine.POSTGRESQL)
                .filter(step -> step.alike(bundle).getFirst().equals(step))
                .map(step -> step.template(bundle))
                .toList();
    }

    /// Those of a bundle that are taken on these rows.
    static List<Step> of(Bundle bundle, Task.Rows rows) {
        return switch (rows) {
            case ALL -> of(bundle);
            case VISIBLE -> of(bundle).stream().filter(step -> !step.fixture().hidden()).toList();
        };
    }

    /// A hand-in that compiled has passed the check that it does; the others meet each fixture.
    private static Stream<Step> of(Bundle bundle, Check check) {
        if (Kinds.of(check).isEmpty()) return Stream.empty();
        return check.common().fixtures().stream()
                .flatMap(name ->
                        bundle.engines().stream()
                                .map(engine ->
                                        new Step(
                                                check,
                                                bundle.fixture(name),
                                                engine,
                                                bundle.engines().size() > 1)));
    }

    /// How it is carried out.
    Kind<?> kind() {
        return Kinds.of(check).orElseThrow();
    }

    /// The steps that are taken in one: checks of one scenario on one fixture, in the bundle's order, this one among them.
    List<Step> alike(Bundle bundle) {
        if (!(kind() instanceof SceneKind<?> scene)) return List.of(this);
        return of(bundle).stream()
                .filter(other ->
                        other.engine == engine
                                && other.fixture.name().equals(fixture.name())
                                && other.kind() instanceof SceneKind<?> same
                                && same.scenario().equals(scene.scenario()))
                .toList();
    }

    /// The database it starts with.
    Template template(Bundle bundle) {
        return template(bundle, fixture, engine);
    }

    static Template template(Bundle bundle, Fixture fixture, Engine engine) {
        return Template.of(bundle.schema(engine), List.of(fixture.sql()));
    }
}
