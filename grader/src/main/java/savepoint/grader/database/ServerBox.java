package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.sandbox.Bind;
import savepoint.grader.sandbox.BoxSpec;
import savepoint.grader.sandbox.Libraries;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.Profile;
import savepoint.postgres.PostgresBinaries;

/// How a hand-in server is boxed: its programs read-only, one folder of its own for data and socket, no shell, no
/// network.
record ServerBox(List<Bind> programs) {
    private static final String PROGRAMS = "/postgresql";
    private static final String HOME = "/server";

    /// In the server's own folder.
    static final String DATA = "data";

    /// For one lease. An idle server uses 50 MB, and what a hand-in writes counts as well: it lies in memory.
    static final Limits LIMITS =
            new Limits(
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    512L << 20,
                    4L << 20,
                    4L << 20,
                    64);

    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=",
                    "unix_socket_directories=" + HOME,
                    // 10 for the hand-in's role, 3 for the superuser, 2 for the checker
                    "max_connections=16",
                    "superuser_reserved_connections=3",
                    "reserved_connections=2",
                    // nothing here outlives the box
                    "fsync=off",
                    "synchronous_commit=off",
                    "full_page_writes=off",
                    "wal_level=minimal",
                    "max_wal_senders=0",
                    "min_wal_size=2MB",
                    "max_wal_size=32MB",
                    "shared_buffers=16MB",
                    "temp_file_limit=64MB",
                    "dynamic_shared_memory_type=mmap",
                    // nothing runs but what was asked for, so that the same statements cost the
                    // same
                    "autovacuum=off",
                    "jit=off",
                    // who waits for each other waits no longer than must be
                    "deadlock_timeout=50ms",
                    "max_parallel_workers_per_gather=0",
                    "max_parallel_maintenance_workers=0",
                    "max_worker_processes=0",
                    "io_method=sync",
                    // a statement ends soon after its client has gone
                    "client_connection_check_interval=100ms",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_checkpoints=off",
                    "log_min_messages=fatal",
                    "log_min_error_statement=panic");

    static ServerBox of(PostgresBinaries binaries) throws IOException {
        Path home = binaries.home();
        var programs = new ArrayList<Bind>();
        programs.add(Bind.read(home, PROGRAMS));
        programs.addAll(Libraries.ofFolders(home, home.resolve("bin")));
        return new ServerBox(programs);
    }

    /// @param home the server's own folder
    BoxSpec spec(Path home) {
        var command =
                new ArrayList<String>(List.of(PROGRAMS + "/bin/postgres", "-D", HOME + "/" + DATA));
        for (String setting : SETTINGS) command.addAll(List.of("-c", setting));
        var binds = new ArrayList<>(programs);
        binds.add(Bind.own(home, HOME));
        return new BoxSpec(
                "hand-in server",
                command,
                binds,
                Profile.POSTGRESQL,
                LIMITS,
                0,
                BoxSpec.Turn.ON_GO);
    }
}
