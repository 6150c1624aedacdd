package savepoint.server.work;

import java.time.Instant;
import java.util.Map;

/// Text kept for a work without being handed in.
///
/// @param by the name of who typed it
/// @param own whether that is who asks
/// @param tab the page opened in a browser that it was typed in
/// @param turn what that page had counted
/// @param files text by file name
public record Draft(
        String ref,
        int saves,
        String by,
        boolean own,
        String tab,
        int turn,
        Instant beganAt,
        Instant savedAt,
        Map<String, String> files) {

    /// Names this very text: what is typed next says that it is based on it.
    public String version() {
        return ref + "-" + saves;
    }

    /// One line of a work's history.
    public record Entry(String ref, String by, boolean own, Instant savedAt, int characters) {}

    /// What a page sends to be kept.
    ///
    /// @param basedOn the version that it was typed on; empty where there was none
    /// @param turn counts what this page sent, so that an older text that arrives late is known; 0 where nothing counted
    public record Typed(Map<String, String> files, String tab, String basedOn, int turn) {}
}
