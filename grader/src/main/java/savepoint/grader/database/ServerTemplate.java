package savepoint.grader.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import savepoint.postgres.Folders;
import savepoint.postgres.NewCluster;
import savepoint.postgres.PostgresBinaries;

/// A cluster as initdb makes it, with the roles every hand-in server has, kept to be copied: a copy takes a twentieth
/// of the time.
record ServerTemplate(Path data, Passwords passwords) {
    private static final Object MAKING = new Object();

    /// Changes with every change of what is made below.
    private static final String EDITION = "6";

    private static final List<String> INITDB =
            List.of(
                    "--wal-segsize=1",
                    "--no-data-checksums",
                    "--no-sync",
                    "--auth-host=reject",
                    // A hand-in pays for what its driver computes to hide a password; nobody
                    // listens between a box, the bridge and a server, all on Unix sockets
                    "--auth-local=password",
                    // Rounds make weak passwords dearer to guess; ours are 192 random bits
                    "--set=scram_iterations=1");

    // What a server counts for all its databases outlives a hand-in: one could leave there what
    // another reads. No driver asks for it.
    private static final String HIDE_VIEWS =
            "revoke select on pg_stat_database, pg_stat_database_conflicts, pg_stat_io, pg_stat_wal, pg_stat_bgwriter,"
                    + " pg_stat_checkpointer, pg_stat_slru, pg_stat_archiver, pg_stat_recovery_prefetch,"
                    + " pg_stat_replication, pg_stat_replication_slots, pg_stat_subscription_stats from public";
    private static final String HIDE_FUNCTIONS =
            "do $$ declare counter regprocedure; begin for counter in select p.oid from pg_proc p"
                    + " where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and p.proname ~"
                    + " '^pg_(stat_get_(db_|bgwriter|checkpointer|buf_|wal|io|slru|archiver|backend_io|backend_wal|replication|subscription)"
                    + "|current_wal_|control_|database_size|tablespace_size|postmaster_start|conf_load|notification_queue|last_committed"
                    + "|get_wal|last_wal|walfile|wal_lsn|available_wal|export_snapshot|ls_|switch_wal)'"
                    + " loop execute format('revoke execute on function %s from public', counter); end loop; end $$";

    /// The template kept in this folder, made when first asked for; any number of processes may ask at once.
    static ServerTemplate in(Path folder, PostgresBinaries binaries) throws IOException {
        Path home = folder.resolve("hand-in-" + binaries.home().getFileName() + "-" + EDITION);
        synchronized (MAKING) {
            Files.createDirectories(
                    home,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx--x--x")));
            try (var lock =
                    FileChannel.open(
                            home.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                lock.lock();
                return new ServerTemplate(make(home, binaries), new Passwords(secret(home)));
            }
        }
    }

    private static Path make(Path home, PostgresBinaries binaries) throws IOException {
        Path data = home.resolve("data");
        Path seal = home.resolve("seal");
        if (Files.exists(seal)) {
            if (!Files.readString(seal).equals(Seal.of(data)))
                throw new IOException(
                        "the template of the hand-in servers is not as it was made; remove %s to have it made anew"
                                .formatted(home));
            return data;
        }
        Folders.delete(data); // an attempt that was cut short
        Path secret = home.resolve("secret");
        Files.deleteIfExists(secret);
        Files.createFile(
                secret,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, Passwords.fresh());
        var passwords = new Passwords(secret(home));
        NewCluster.make(data, binaries, passwords.of(Roles.SUPERUSER), INITDB, setup(passwords));
        Path fresh = home.resolve("seal.new");
        Files.writeString(fresh, Seal.of(data));
        Files.move(fresh, seal, StandardCopyOption.ATOMIC_MOVE);
        return data;
    }

    private static String secret(Path home) throws IOException {
        return Files.readString(home.resolve("secret"));
    }

    private static List<String> setup(Passwords passwords) {
        return List.of(
                "revoke all on database postgres from public",
                // A third of the files to copy, and one place less to meet in
                "update pg_database set datistemplate = false where datname = 'template1'",
                "drop database template1",
                HIDE_VIEWS,
                HIDE_FUNCTIONS,
                // what hides is to hold in every database that is made
                "update pg_database set datistemplate = false where datname = 'template0'",
                "drop database template0",
                "create database template0 template %s strategy file_copy"
                        .formatted(Roles.SUPERUSER),
                "update pg_database set datistemplate = true, datallowconn = false where datname = 'template0'",
                "create role %s nologin".formatted(Roles.STUDENT),
                "create role %s login password '%s'"
                        .formatted(Roles.AUTHOR, passwords.of(Roles.AUTHOR)),
                // loads rows whose keys are known to be in order
                "grant set on parameter session_replication_role to " + Roles.AUTHOR,
                "create role %s login bypassrls password '%s'"
                        .formatted(Roles.CHECKER, passwords.of(Roles.CHECKER)),
                "create role %s login password '%s'"
                        .formatted(Roles.READER, passwords.of(Roles.READER)),
                "grant pg_read_all_data, pg_use_reserved_connections to " + Roles.CHECKER);
    }

    /// Copies the cluster to a folder that is not there yet.
    void copyTo(Path target) throws IOException {
        Files.walkFileTree(
                data,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectory(
                                target.resolve(data.relativize(directory)),
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rwx------")));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(
                                file,
                                target.resolve(data.relativize(file)),
                                StandardCopyOption.COPY_ATTRIBUTES);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
