package savepoint.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.server.api.client.Account;
import savepoint.server.api.client.ApiClient;
import savepoint.server.api.client.HandIn;
import savepoint.server.api.client.Problem;
import savepoint.server.api.client.ProgressLine;
import savepoint.server.api.client.VerdictText;
import tools.jackson.databind.JsonNode;

/// `submit`: hands in from a terminal, follows the grading and shows the verdict.
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "hand in from a terminal",
            "ends with 0 if all checks passed, 1 if not, 2 if it was not taken, 3 if the server was not reached"
        })
final class Submit implements Callable<Integer> {
    private static final int ALL_PASSED = 0;
    private static final int NOT_ALL_PASSED = 1;
    private static final int NOT_TAKEN = 2;
    private static final int NOT_REACHED = 3;

    @Parameters(index = "0", paramLabel = "ASSIGNMENT", description = "its name in the address")
    private String assignment;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILES",
            description = "what to hand in")
    private List<Path> files;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "the platform (default: SAVEPOINT_SERVER, or what `login` keeps)")
    private String server;

    @Option(names = "--course", description = "where you are in several")
    private String course;

    @Option(names = "--term", description = "where you are in several")
    private String term;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "a file with the token (default: SAVEPOINT_TOKEN, or what `login` keeps)")
    private Path tokenFile;

    @Option(names = "--json", description = "print the hand-in and its verdict as JSON")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return submit();
        } catch (Problem problem) {
            problem.problems().forEach(one -> err().println("  " + one));
            err().println("savepoint: " + problem.getMessage());
            return problem.isServers() ? NOT_REACHED : NOT_TAKEN;
        } catch (IOException unreached) {
            err().println("savepoint: the server was not reached: " + words(unreached));
            return NOT_REACHED;
        }
    }

    private int submit() throws IOException, InterruptedException, Problem {
        var account = Account.of(System.getenv());
        var address =
                server == null
                        ? account.server().orElseThrow(() -> new Problem("say which: --server URL"))
                        : Account.address(server);
        try (var api = new ApiClient(address, token(account))) {
            var handIn = new HandIn(api);
            var contents = contents();
            var place = handIn.term(Optional.ofNullable(course), Optional.ofNullable(term));
            var receipt = handIn.take(place, assignment, contents);
            if (!json) announce(receipt);
            var seen = follow(handIn, receipt);
            if (json) out().println(seen.toPrettyString());
            else VerdictText.of(seen).forEach(out()::println);
            if (!json) out().println("\n" + address.resolve(receipt.path("page").asString()));
            out().flush();
            return VerdictText.isAllPassed(seen) ? ALL_PASSED : NOT_ALL_PASSED;
        }
    }

    private void announce(JsonNode receipt) {
        out().printf(
                        "Hand-in %d, received %s%s%n",
                        receipt.path("number").asInt(),
                        receipt.path("received").asString(),
                        receipt.path("late").asBoolean() ? ", late" : "");
        out().flush();
    }

    private JsonNode follow(HandIn handIn, JsonNode receipt)
            throws IOException, InterruptedException, Problem {
        if (!isTerminal()) return handIn.await(receipt, _ -> {});
        var line = new ProgressLine(err());
        Consumer<JsonNode> show = line::show;
        try {
            return handIn.await(receipt, show);
        } finally {
            line.clear();
        }
    }

    // Error Prone knows the JDKs 22 to 24; from 25 on there is again no console where nobody sits.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private String token(Account account) throws Problem {
        if (tokenFile == null)
            return account.token()
                    .orElseThrow(() ->
                            new Problem(
                                    "no token: make one on the page \"Access tokens\" of your account, then"
                                            + " ./savepoint login"));
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException unread) {
            throw new Problem("the token is not in " + tokenFile + ": " + words(unread));
        }
    }

    private Map<String, byte[]> contents() throws Problem {
        var contents = new TreeMap<String, byte[]>();
        for (var file : files) {
            try {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException unread) {
                throw new Problem(file + " cannot be read: " + words(unread));
            }
        }
        return contents;
    }

    private static String words(IOException fault) {
        return fault.getMessage() == null
                ? fault.getClass().getSimpleName()
                : fault.getClass().getSimpleName() + ", " + fault.getMessage();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
