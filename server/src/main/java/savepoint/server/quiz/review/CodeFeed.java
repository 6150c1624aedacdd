package savepoint.server.quiz.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import savepoint.grader.verdict.Progress;
import savepoint.server.grading.LiveGradings;
import savepoint.server.grading.ProgressViews;
import savepoint.server.web.Feed;

/// Gradings of code as live events, all of them as one: `progress` tells how far the last of them is, and nothing of what
/// the checks find.
public record CodeFeed(List<String> gradings, LiveGradings live) implements Feed {
    @Override
    public AutoCloseable open(Outlet outlet) {
        if (gradings.isEmpty()) {
            send(outlet, Progress.DONE);
            return () -> {};
        }
        var told = new HashMap<String, Progress>();
        var watching = new ArrayList<LiveGradings.Watching>();
        for (var grading : gradings)
            watching.add(
                    live.watch(
                            grading,
                            // one thread tells all watchers
                            progress -> {
                                told.put(grading, progress);
                                if (told.size() == gradings.size())
                                    send(outlet, last(List.copyOf(told.values())));
                            }));
        return () -> watching.forEach(LiveGradings.Watching::close);
    }

    private static void send(Outlet outlet, Progress progress) {
        outlet.send(
                new Event(
                        "progress", ProgressViews.json(ProgressViews.withoutSteps("", progress))));
        if (progress.stage() == Progress.Stage.DONE) outlet.end();
    }

    /// The one that has come least far.
    static Progress last(List<Progress> all) {
        return all.stream()
                .reduce((one, other) -> isBehind(one, other) ? one : other)
                .orElse(Progress.DONE);
    }

    private static boolean isBehind(Progress one, Progress other) {
        int stages = one.stage().compareTo(other.stage());
        return stages == 0 ? one.place() > other.place() : stages < 0;
    }
}
