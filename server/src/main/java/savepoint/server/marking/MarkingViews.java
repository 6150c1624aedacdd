package savepoint.server.marking;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Refs;
import savepoint.server.grading.CodeFile;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// The marking of one hand-in as one viewer's page shows it.
///
/// @param path the address of the hand-in
/// @param asStudent whether nothing can be written
/// @param refused what was typed into a form and not saved
public record MarkingViews(Viewer.Member viewer, String path, boolean asStudent, Refused refused) {

    /// The rubric with its marks, and the comments on the hand-in as a whole.
    public MarkingView view(Rubric rubric, Map<String, Mark> marks, List<Comment> comments) {
        var criteria =
                rubric.instructor().stream()
                        .map(criterion -> criterion(criterion, marks.get(criterion.slug())))
                        .toList();
        var given =
                rubric.instructor().stream()
                        .map(criterion -> marks.get(criterion.slug()))
                        .filter(Objects::nonNull)
                        .map(Mark::points)
                        .filter(Objects::nonNull)
                        .toList();
        return new MarkingView(
                criteria,
                given.isEmpty() ? null : Figures.plain(sum(given)),
                Figures.plain(
                        sum(rubric.instructor().stream().map(Rubric.Criterion::points).toList())),
                comments.stream().filter(one -> one.path() == null).map(this::said).toList(),
                write("whole", ""));
    }

    private static BigDecimal sum(List<BigDecimal> points) {
        return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private MarkingView.Criterion criterion(Rubric.Criterion criterion, Mark mark) {
        var form = "mark " + criterion.slug();
        boolean marked = mark != null && mark.points() != null;
        var points = marked ? Figures.plain(mark.points()) : "";
        var note = mark == null ? "" : mark.note();
        return new MarkingView.Criterion(
                criterion.slug(),
                criterion.title(),
                criterion.about(),
                Figures.plain(criterion.points()),
                marked,
                refused.concerns(form) ? refused.points() : points,
                refused.concerns(form) ? refused.text() : note,
                mark == null ? null : mark.by(),
                mark == null ? null : Moment.of(mark.at(), viewer.term().zone()),
                mark == null ? 0 : mark.version(),
                post(path + "/marks/" + criterion.slug()),
                refused.problem(form));
    }

    /// A file with the comments on its lines; `at` counts the files of the page from 1.
    public CommentedFile file(CodeFile file, int at, List<Comment> comments) {
        var lines = new ArrayList<CommentedFile.Line>();
        for (var line : file.lines()) {
            var said =
                    comments.stream()
                            .filter(one -> file.name().equals(one.path()))
                            .filter(one -> one.line() == line.number())
                            .map(this::said)
                            .toList();
            lines.add(
                    new CommentedFile.Line(
                            line.number(),
                            line.text(),
                            line.errors(),
                            said,
                            mayWrite() ? toLine(file.name(), line.number(), at) : null));
        }
        return new CommentedFile(
                Integer.toString(at),
                file.name(),
                file.language(),
                file.href(),
                lines,
                write("file " + file.name(), file.name()));
    }

    private String toLine(String file, int line, int at) {
        return "%s?file=%s&line=%d#write-%d"
                .formatted(path, URLEncoder.encode(file, StandardCharsets.UTF_8), line, at);
    }

    private boolean mayWrite() {
        return viewer instanceof Viewer.Staff && !asStudent;
    }

    private Post post(String address) {
        return mayWrite() ? new Post(address, Refs.random()) : null;
    }

    private MarkingView.Write write(String form, String file) {
        if (!mayWrite()) return null;
        boolean typed = refused.concerns(form);
        return new MarkingView.Write(
                post(path + "/comments"),
                file,
                typed ? refused.line() : "",
                typed ? refused.text() : "",
                refused.problem(form));
    }

    /// Comments as they are read, each with its form where the viewer may change it.
    public List<MarkingView.Said> said(List<Comment> comments) {
        return comments.stream().map(this::said).toList();
    }

    private MarkingView.Said said(Comment comment) {
        return new MarkingView.Said(
                comment.ref(),
                comment.author(),
                Moment.of(comment.changedAt(), viewer.term().zone()),
                comment.changed(),
                comment.pattern(),
                comment.body(),
                edit(comment));
    }

    private MarkingView.Edit edit(Comment comment) {
        if (asStudent
                || !(viewer instanceof Viewer.Staff staff)
                || !Comments.mayChange(staff, comment)) return null;
        var form = "comment " + comment.ref();
        return new MarkingView.Edit(
                new Post(viewer.term().path() + "/comments/" + comment.ref(), Refs.random()),
                comment.version(),
                refused.concerns(form) ? refused.text() : comment.body(),
                refused.problem(form));
    }
}
