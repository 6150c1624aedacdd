package savepoint.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.server.content.exchange.Import;
import savepoint.server.content.exchange.Report;

/// `import quiz`: writes the questions of a file into a topic of the bank, and says what became of each.
@Command(
        name = "quiz",
        mixinStandardHelpOptions = true,
        description = "questions from GIFT, Moodle XML, QTI 1.2 or 2.1 (also as zip), or text2qti")
final class ImportQuiz implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "what the other system exported")
    private Path file;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "a topic's folder, such as quizzes/bank/joins")
    private Path folder;

    @Option(names = "--dry-run", description = "report only, and write nothing")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, Refusal {
        var topic = folder.toAbsolutePath().normalize().getFileName();
        if (topic == null || !topic.toString().matches("[a-z0-9][a-z0-9-]{0,63}"))
            throw new Refusal(
                    "--to must be a topic's folder such as quizzes/bank/joins, not " + folder);
        if (!Files.isRegularFile(file)) throw new Refusal("there is no file " + file);
        Report report;
        try {
            report = Import.read(Files.readAllBytes(file), topic.toString(), taken());
        } catch (Import.Unreadable unreadable) {
            throw new Refusal("%s: %s".formatted(file, unreadable.getMessage()));
        }
        if (!dryRun) write(report);
        tell(report);
        return report.count(Report.Outcome.LEFT) == report.lines().size() ? 1 : 0;
    }

    /// The slugs that the bank beside the folder has already, in any topic.
    private Set<String> taken() throws IOException {
        var taken = new TreeSet<String>();
        var bank = folder.toAbsolutePath().normalize().getParent();
        if (bank == null || !Files.isDirectory(bank)) return taken;
        try (var paths = Files.walk(bank, 2)) {
            paths.forEach(path -> {
                var name = path.getFileName().toString();
                taken.add(name.endsWith(".md") ? name.substring(0, name.length() - 3) : name);
            });
        }
        return taken;
    }

    private void write(Report report) throws IOException {
        for (var entry : report.files().entrySet()) {
            var path = folder.resolve(entry.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, entry.getValue());
        }
    }

    private void tell(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        for (var line : report.lines()) {
            out.println(
                    switch (line.outcome()) {
                        case TAKEN -> "taken    %s  ← %s".formatted(line.slug(), line.name());
                        case CHANGED -> "changed  %s  ← %s".formatted(line.slug(), line.name());
                        case LEFT -> "left     %s".formatted(line.name());
                    });
            line.notes().forEach(note -> out.println("           " + note));
        }
        out.println(
                "%s, %s: %d taken as they were, %d changed, %d left"
                        .formatted(
                                file,
                                report.format(),
                                report.count(Report.Outcome.TAKEN),
                                report.count(Report.Outcome.CHANGED),
                                report.count(Report.Outcome.LEFT)));
        out.flush();
    }
}
