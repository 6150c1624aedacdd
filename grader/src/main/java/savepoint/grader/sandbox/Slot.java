package savepoint.grader.sandbox;

import java.nio.file.Path;

/// A place for one box at a time.
///
/// @param id unique on this machine among all graders
/// @param uid the host user that runs the box: one for each slot where the grader is root, else the grader's own
/// @param folder holds what the launch needs; only the grader writes in it
record Slot(String id, int uid, Path folder) {
    /// Where bubblewrap tells how the box was set up and ended.
    Path report() {
        return folder.resolve("report");
    }
}
