package savepoint.server.assignment;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.verdict.Progress;
import savepoint.server.grading.LiveGradings;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Standing;
import savepoint.server.web.Feed;

/// A grading as live events, each with the whole picture: `progress`, the last of them `done`.
///
/// @param path the address of what is graded
/// @param allowed whether whoever listens may still see it
public record ProgressFeed(
        Supplier<Standing> standing, LiveGradings live, String path, BooleanSupplier allowed)
        implements Feed {

    @Override
    public AutoCloseable open(Outlet outlet) {
        return switch (standing.get()) {
            case Standing.UnderWay(var grading, var bundle) ->
                    live.watch(grading, progress -> send(outlet, progress, bundle));
            case Standing.Ended(_, var bundle) -> {
                send(outlet, Progress.DONE, bundle);
                yield () -> {};
            }
        };
    }

    private void send(Outlet outlet, Progress progress, Bundle bundle) {
        var view = ProgressViews.of(path + "/events", progress, bundle);
        outlet.send(new Event("progress", ProgressViews.json(view)));
        if (progress.stage() == Progress.Stage.DONE) outlet.end();
    }

    @Override
    public boolean isAllowed() {
        return allowed.getAsBoolean();
    }
}
