package savepoint.server.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.Problem;

/// Publishes course folders by itself whenever somebody has saved something in them.
///
/// It looks once a second, which works for network folders and in containers too, where the system tells of no change.
public final class CourseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CourseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    // After a failure that is not the folder's, such as a database that is away.
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final Courses courses;
    private final List<Path> folders;
    private final Map<Path, String> published = new HashMap<>();
    private final Map<Path, String> seen = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private CourseWatch(Courses courses, List<Path> folders) {
        this.courses = courses;
        this.folders = List.copyOf(folders);
        this.thread = Thread.ofPlatform().name("course-watch").daemon().unstarted(this::watch);
    }

    /// Publishes the folders once, then goes on to watch them until it is closed.
    ///
    /// @throws IOException where one of the folders is not there
    public static CourseWatch start(Courses courses, List<Path> folders) throws IOException {
        var watch = new CourseWatch(courses, folders);
        for (var folder : watch.folders) watch.publish(folder, FolderState.of(folder));
        watch.thread.start();
        return watch;
    }

    private void watch() {
        var pause = PAUSE;
        while (!stopsWithin(pause)) {
            pause = PAUSE;
            for (var folder : folders) {
                try {
                    look(folder);
                } catch (IOException | RuntimeException failed) {
                    LOG.warn(
                            "{} could not be published; trying again in {} s",
                            folder,
                            PAUSE_AFTER_FAILURE.toSeconds(),
                            failed);
                    pause = PAUSE_AFTER_FAILURE;
                }
            }
        }
    }

    /// Publishes what has changed and then held still from one look to the next: editors and git save file by file.
    private void look(Path folder) throws IOException {
        var state = FolderState.of(folder);
        boolean isStill = state.equals(seen.put(folder, state));
        if (isStill && !state.equals(published.get(folder))) publish(folder, state);
    }

    private void publish(Path folder, String state) throws IOException {
        var result = courses.publish(folder);
        published.put(folder, state);
        seen.put(folder, state);
        long errors =
                result.problems().stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .count();
        LOG.info(
                "{}: {} published, {} errors, {} warnings; students see it at {}",
                folder,
                result.changed().size(),
                errors,
                result.problems().size() - errors,
                result.term().path());
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Lets a publishing under way end, and stops.
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(PATIENCE_AT_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
