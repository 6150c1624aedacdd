package savepoint.server;

import java.io.Console;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import savepoint.migrations.Migrations;
import savepoint.server.db.Database;
import savepoint.server.people.Accounts;
import savepoint.server.people.Audit;
import savepoint.server.people.Passwords;

/// `admin`: accounts, from the terminal of the machine itself.
@Command(
        name = "admin",
        subcommands = {Admin.Create.class, AdminForget.class},
        description = "make accounts, and forget people")
final class Admin {
    /// `admin create`: an account that may do everything.
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "make an administrator")
    static final class Create implements Callable<Integer> {
        private static final int SHORTEST_PASSWORD = 10;

        @Mixin private Storage storage;

        @Option(
                names = "--email",
                required = true,
                description = "the e-mail address to sign in with")
        private String email;

        @Option(names = "--name", required = true, description = "the name that others see")
        private String name;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() throws Refusal {
            if (!email.matches("[^@\\s]+@[^@\\s]+"))
                throw new Refusal("'" + email + "' is no e-mail address");
            var typed = typedPassword();
            var password = typed.orElseGet(Passwords::random);
            try (var postgres = storage.open()) {
                Migrations.run(postgres.owner());
                try (var database = Database.open(postgres.server())) {
                    var clock = InstantSource.system();
                    var made =
                            new Accounts(database, new Audit(clock), clock)
                                    .createAdministrator(name, email, password);
                    if (made.isEmpty()) throw new Refusal(email + " has an account already");
                }
            }
            var out = spec.commandLine().getOut();
            out.println("Administrator " + name + " <" + email + "> may sign in now.");
            if (typed.isEmpty()) out.println("Password: " + password + "  (shown this once)");
            out.flush();
            return 0;
        }

        /// Empty if there is nobody to type one, or they leave it to us.
        // Error Prone knows the JDKs 22 to 24; from 25 on there is again no console where nobody
        // sits.
        @SuppressWarnings("SystemConsoleNull")
        private Optional<String> typedPassword() throws Refusal {
            Console console = System.console();
            if (console == null || !console.isTerminal()) return Optional.empty();
            var typed = console.readPassword("Password (empty: make one): ");
            if (typed == null || typed.length == 0) return Optional.empty();
            if (typed.length < SHORTEST_PASSWORD) {
                throw new Refusal("a password needs at least " + SHORTEST_PASSWORD + " characters");
            }
            if (!Arrays.equals(typed, console.readPassword("Once more: ")))
                throw new Refusal("these were not the same");
            return Optional.of(new String(typed));
        }
    }
}
