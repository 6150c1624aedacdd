package savepoint.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Makes clusters: UTF-8, passwords for everyone, and an order of text that is the same on every machine.
public final class NewCluster {
    /// The superuser of every cluster made here.
    public static final String SUPERUSER = "postgres";

    private NewCluster() {}

    /// Makes a cluster at `data`, whole or not at all. Its files belong to the caller.
    ///
    /// @param options more for initdb
    /// @param setup statements that the superuser runs before anybody can connect, none with a line break
    public static void make(
            Path data,
            PostgresBinaries binaries,
            String superuserPassword,
            List<String> options,
            List<String> setup)
            throws IOException {
        Account account = Account.forNewCluster(data, binaries);
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Path password = data.resolveSibling(data.getFileName() + ".password");
        Folders.delete(fresh); // of an attempt that was cut short
        Files.deleteIfExists(password);
        Files.createDirectory(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(
                password,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, superuserPassword);
            if (account instanceof Account.Own) {
                Folders.give(fresh, Account.NOBODY);
                Folders.give(password, Account.NOBODY);
            }
            check(
                    data,
                    account,
                    Tool.run(account.named(initdb(fresh, binaries, password, options))));
            if (!setup.isEmpty()) {
                var single =
                        List.of(
                                binaries.program("postgres"),
                                "--single",
                                "-D",
                                fresh.toString(),
                                SUPERUSER);
                check(
                        data,
                        account,
                        Tool.run(account.named(single), String.join("\n", setup) + "\n"));
            }
            if (account instanceof Account.Own) Folders.give(fresh, 0);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static List<String> initdb(
            Path data, PostgresBinaries binaries, Path password, List<String> options) {
        var command =
                new ArrayList<String>(
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + data,
                                "--username=" + SUPERUSER,
                                "--pwfile=" + password));
        // The builtin locale never changes with the C library
        command.addAll(
                List.of(
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        command.addAll(options);
        return command;
    }

    private static void check(Path data, Account account, Tool.Outcome outcome) throws IOException {
        // Single-user mode answers a failed statement with a line and goes on
        boolean failed =
                !outcome.ok() || outcome.output().lines().anyMatch(line -> line.contains("ERROR:"));
        if (failed)
            throw new IOException(
                    "Could not make a PostgreSQL cluster in "
                            + data
                            + ": "
                            + outcome.output()
                            + account.hint());
    }
}
