package savepoint.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.server.content.exchange.Export;
import savepoint.server.content.exchange.QtiExport;
import savepoint.server.content.exchange.Report;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.folder.ReadQuestion;
import savepoint.server.content.question.Question;

/// `export`: writes the questions of a course's bank for another system, and says what it has no form for.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "write the questions of a course's bank as GIFT, or as a package of QTI 2.1 where the file is a zip")
final class ExportQuiz implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "the file to be written, such as joins.gift or joins.zip")
    private Path file;

    @Option(
            names = "--course",
            paramLabel = "DIR",
            description = "the course (default: this folder's)")
    private Path course;

    @Option(names = "--topic", description = "one topic only")
    private String topic;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, Refusal {
        var folder = course == null ? Path.of(System.getProperty("savepoint.home", ".")) : course;
        if (!Files.isDirectory(folder)) throw new Refusal("there is no course folder " + folder);
        var questions =
                CourseFolder.read(folder.toRealPath(), ZoneId.systemDefault()).questions().stream()
                        .filter(read -> read.question().filter(this::isMeant).isPresent())
                        .toList();
        if (questions.isEmpty()) throw new Refusal("there are no such questions in " + folder);
        tell(write(questions));
        return 0;
    }

    private boolean isMeant(Question question) {
        return topic == null || topic.equals(question.topic());
    }

    private List<Report.Line> write(List<ReadQuestion> questions) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            var written =
                    QtiExport.zip(
                            questions.stream()
                                    .map(read ->
                                            new QtiExport.Source(
                                                    read.question().orElseThrow(), read.files()))
                                    .toList());
            Files.write(file, written.zip());
            return written.lines();
        }
        var written =
                Export.gift(
                        questions.stream()
                                .map(ReadQuestion::question)
                                .flatMap(Optional::stream)
                                .toList());
        Files.writeString(file, written.text());
        return written.lines();
    }

    private void tell(List<Report.Line> lines) {
        PrintWriter out = spec.commandLine().getOut();
        for (var line : lines) {
            out.println(
                    "%-8s %s"
                            .formatted(
                                    line.outcome() == Report.Outcome.LEFT ? "left" : "written",
                                    line.name()));
            line.notes().forEach(note -> out.println("           " + note));
        }
        out.flush();
    }
}
