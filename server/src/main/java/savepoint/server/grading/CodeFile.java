package savepoint.server.grading;

import java.util.List;
import java.util.stream.IntStream;

/// A text file shown with line numbers; `language` is `java`, `sql` or `text`, `href` downloads it
/// or is null, `errors` are those in this file.
public record CodeFile(
        String name, String language, String text, String href, List<CodeError> errors) {

    /// One line with what is wrong in it.
    public record Line(int number, String text, List<CodeError> errors) {}

    /// The file line by line; a newline at its very end starts no further line.
    public List<Line> lines() {
        var texts = text.lines().toList();
        return IntStream.range(0, texts.size()).mapToObj(i -> line(i + 1, texts.get(i))).toList();
    }

    private Line line(int number, String lineText) {
        var here = errors.stream().filter(error -> error.line() == number).toList();
        return new Line(number, lineText, here);
    }
}
