package savepoint.grader.sandbox;

/// What kind of program lives in a box, and so which system calls it may make.
public enum Profile {
    /// Threads, files and Unix sockets; no child processes.
    JVM,
    /// The same, and child processes, System V shared memory and listening on Unix sockets.
    POSTGRESQL
}
