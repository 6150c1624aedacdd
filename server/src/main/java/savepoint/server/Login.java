package savepoint.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import savepoint.server.api.client.Account;
import savepoint.server.api.client.ApiClient;
import savepoint.server.api.client.Problem;

/// `login`: keeps a server's address and a token of its owner for `submit`.
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = "keep a token for `submit`, readable by you alone")
final class Login implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            description = "the platform's address")
    private String server;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        try {
            var address = Account.address(server);
            var token = token(address);
            try (var api = new ApiClient(address, token)) {
                var me = api.get("/api/v1/me");
                var file = Account.file(System.getenv());
                Account.keep(file, address, token);
                var out = spec.commandLine().getOut();
                out.printf(
                        "%s, by the token '%s' until %s. Kept in %s%n",
                        me.path("name").asString(),
                        me.at("/token/name").asString(),
                        me.at("/token/expires").asString(),
                        file);
                out.flush();
            }
            return 0;
        } catch (Problem | IOException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }

    /// Typed unseen at a terminal, else the first line of what is piped in.
    // Error Prone knows the JDKs 22 to 24; from 25 on there is again no console where nobody sits.
    @SuppressWarnings("SystemConsoleNull")
    private static String token(URI address) throws IOException, Problem {
        var console = System.console();
        String typed;
        if (console != null && console.isTerminal()) {
            var secret =
                    console.readPassword(
                            "Token, from %s/account/tokens (it is not shown): ", address);
            typed = secret == null ? "" : new String(secret);
        } else {
            var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
            typed = new BufferedReader(in).readLine();
        }
        if (typed == null || typed.isBlank()) throw new Problem("no token was given");
        return typed.strip();
    }
}
