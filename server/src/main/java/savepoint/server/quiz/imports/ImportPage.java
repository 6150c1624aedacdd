package savepoint.server.quiz.imports;

import java.util.List;
import savepoint.server.web.Post;

/// Where a file of questions is sent (`quiz/import.html`). `topic` is as typed; `megabytes` is what a file may have.
public record ImportPage(Post send, String topic, int megabytes, List<String> problems) {}
