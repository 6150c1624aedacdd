package savepoint.grader.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        subcommands = NewCommand.Assignment.class,
        description = "Writes files to begin with.",
        mixinStandardHelpOptions = true)
final class NewCommand {
    @Command(
            name = "assignment",
            description = "Writes a small bundle that already passes `check`.",
            mixinStandardHelpOptions = true)
    static final class Assignment implements Callable<Integer> {
        private static final String SLUG = "[a-z0-9][a-z0-9-]{0,63}";

        @Parameters(
                index = "0",
                paramLabel = "NAME",
                description = "its folder, such as bank-transfer")
        private String name;

        @Option(
                names = "--kind",
                defaultValue = "java",
                description = "what students hand in: sql or java (default: ${DEFAULT-VALUE})")
        private String kind;

        @Option(
                names = "--to",
                paramLabel = "DIR",
                defaultValue = "assignments",
                description = "where the folder is made (default: ${DEFAULT-VALUE})")
        private Path parent;

        @Override
        public Integer call() throws IOException {
            if (!name.matches(SLUG)) {
                System.err.printf(
                        "%s: a bundle is named with lower-case letters, digits and dashes%n", name);
                return 2;
            }
            if (!kind.equals("sql") && !kind.equals("java")) {
                System.err.printf("--kind is sql or java, not %s%n", kind);
                return 2;
            }
            var folder = parent.resolve(name);
            try {
                new NewBundle(folder, kind.equals("sql") ? NewBundle.Kind.SQL : NewBundle.Kind.JAVA)
                        .write();
            } catch (FileAlreadyExistsException there) {
                System.err.printf("%s is there already; nothing was written%n", folder);
                return 1;
            }
            System.out.printf(
                    "%s stands. Try it:  ./savepoint grade %s %s%n",
                    folder, folder, folder.resolve("samples/reference"));
            return 0;
        }
    }
}
