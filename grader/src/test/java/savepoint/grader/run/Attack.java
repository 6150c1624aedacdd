package savepoint.grader.run;

import static savepoint.grader.run.Attack.Language.JAVA;
import static savepoint.grader.run.Attack.Language.SQL;

import java.util.Optional;
import savepoint.grader.verdict.Limit;

/// Hand-ins that attack instead of working, one of each kind. None gets a point.
enum Attack {
    EXITS(JAVA, "Runtime.getRuntime().halt(0);"),
    FORGES_FRAMES(
            JAVA,
            """
            var frame = new java.io.DataOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
            var claim = "{\\"random\\":false,\\"value\\":\\"accepted\\"}".getBytes();
            for (int number = 1; number < 40; number++) {
                frame.writeInt(number);
                frame.writeInt(claim.length);
                frame.write(claim);
            }
            Runtime.getRuntime().halt(0);
            """),
    SPINS(JAVA, Limit.CPU, "while (true) { if (database == null) break; }"),
    SLEEPS(JAVA, Limit.WALL, "Thread.sleep(java.time.Duration.ofMinutes(10));"),
    FILLS_THE_HEAP(
            JAVA,
            Limit.MEMORY,
            "var kept = new java.util.ArrayList<byte[]>(); while (true) kept.add(new byte[1 << 20]);"),
    PRINTS(JAVA, Limit.OUTPUT, "while (true) System.out.print(\"no newline \");"),
    STARTS_THREADS(
            JAVA,
            """
            while (true) Thread.ofPlatform().start(() -> {
                try { Thread.sleep(java.time.Duration.ofMinutes(1)); } catch (InterruptedException e) { }
            });
            """),
    STARTS_A_PROCESS(JAVA, "new ProcessBuilder(\"/bin/sh\", \"-c\", \"true\").start();"),
    CALLS_OUT(JAVA, "new java.net.Socket(\"127.0.0.1\", 80);"),
    READS_THE_HOST(JAVA, "java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/shadow\"));"),
    TAKES_ALL_CONNECTIONS(JAVA, "while (true) database.getConnection();"),
    STAYS_BEHIND(
            JAVA,
            """
            var left = database.getConnection();
            left.setAutoCommit(false);
            left.createStatement().execute("lock table item");
            Thread.ofPlatform().start(() -> {
                while (true) { try { Thread.sleep(1); database.getConnection(); } catch (Exception e) { } }
            });
            """),
    SQL_SLEEPS(SQL, Limit.WALL, "select pg_sleep(600)"),
    SQL_FILLS_MEMORY(
            SQL,
            Limit.MEMORY,
            """
            select count(x) from (
                select array_agg(repeat('x', 1000000) || g) as x from generate_series(1, 900) g) all_of_it\
            """),
    SQL_FILLS_THE_RESULT(SQL, Limit.ROWS, "select 'Ada' from generate_series(1, 20000)"),
    SQL_DROPS(SQL, "drop table person");

    enum Language {
        JAVA,
        SQL
    }

    private final Language language;
    private final Optional<Limit> limit;
    private final String text;

    Attack(Language language, String text) {
        this(language, Optional.empty(), text);
    }

    Attack(Language language, Limit limit, String text) {
        this(language, Optional.of(limit), text);
    }

    Attack(Language language, Optional<Limit> limit, String text) {
        this.language = language;
        this.limit = limit;
        this.text = text;
    }

    /// A hand-in of this kind that no other is equal to.
    Job job(int number) {
        return switch (language) {
            case JAVA ->
                    new Job(
                            name(),
                            TinyBundle.bundle(limits()),
                            TinyBundle.attack(text + "\n// %d\n".formatted(number)),
                            0,
                            limit);
            case SQL ->
                    new Job(
                            name(),
                            NamesBundle.bundle(limits()),
                            NamesBundle.handIn(text + "\n-- %d\n".formatted(number)),
                            0,
                            limit);
        };
    }

    /// Ample, so that each meets the limit that is its own on a busy machine too; short where each of many costs all of
    /// it.
    private String limits() {
        return switch (this) {
            case SPINS -> "{cpu: 1s, wall: 60s, memory: 192MB}";
            case SLEEPS, SQL_SLEEPS -> "{cpu: 2s, wall: 8s, memory: 192MB}";
            default -> Job.AMPLE;
        };
    }
}
