package savepoint.server.similarity.jplag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import savepoint.grader.bundle.FileTree;

/// The files that an assignment asks for, as numbered files of a folder.
record Texts(List<String> names) {
    void write(Path folder, FileTree files) throws IOException {
        Files.createDirectories(folder);
        for (var i = 0; i < names.size(); i++) {
            var bytes = files.files().get(names.get(i));
            if (names.get(i).endsWith(".java") && bytes != null)
                Files.write(folder.resolve(i + ".java"), bytes);
        }
    }
}
