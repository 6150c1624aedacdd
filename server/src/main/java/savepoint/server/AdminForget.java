package savepoint.server;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import savepoint.keeping.Forgetting;
import savepoint.postgres.DatabaseLogin;

/// `admin forget`: removes a person's data, and leaves their work to nobody known.
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description =
                "Removes a person's name, address, sign-ins, drafts and consoles. Hand-ins, answers, reviews and points stay, and"
                        + " belong to nobody known. There is no way back.")
final class AdminForget implements Callable<Integer> {
    @Mixin private Storage storage;

    @Option(names = "--email", required = true, description = "the person's e-mail address")
    private String email;

    @Option(
            names = "--for-good",
            required = true,
            description = "says that you mean it: nothing brings them back but a backup")
    private boolean forGood;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Refusal {
        if (!forGood) throw new Refusal("say --for-good if you mean it");
        var running = storage.running();
        if (running.isPresent()) {
            forget(running.get());
            return 0;
        }
        try (var postgres = storage.open()) {
            forget(postgres.owner());
        }
        return 0;
    }

    private void forget(DatabaseLogin owner) throws Refusal {
        try {
            switch (Forgetting.forget(owner, email, Instant.now())) {
                case DONE -> {
                    var out = spec.commandLine().getOut();
                    out.println(
                            email
                                    + " is forgotten. Backups that were made before still name them: let them grow old.");
                    out.flush();
                }
                case UNKNOWN -> throw new Refusal("nobody has the address " + email);
                case ADMINISTRATOR ->
                        throw new Refusal(
                                email + " runs this platform; take that right away first");
            }
        } catch (SQLException failed) {
            throw new Refusal("nothing was changed: " + failed.getMessage(), failed);
        }
    }
}
