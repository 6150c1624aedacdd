package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What bubblewrap wrote about a box: JSON lines, before the command was let in and after it ended.
record Report(Path file) {
    private static final Pattern CHILD = Pattern.compile("\"child-pid\": (\\d+)");
    private static final Pattern EXIT = Pattern.compile("\"exit-code\": \\d+");

    /// The host's number of the box's first process, once there is one.
    OptionalLong firstProcess() throws IOException {
        Matcher matcher = CHILD.matcher(text());
        return matcher.find()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }

    /// Whether the command was reached: without that line, the set-up failed or bubblewrap itself was killed.
    boolean commandRan() throws IOException {
        return EXIT.matcher(text()).find();
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
