package savepoint.grader.bridge;

/// What went from one case's sessions to its database so far, as the bridge saw it.
///
/// @param statements executions of statements, without those that only begin, end or set something
/// @param roundTrips times that the client asked the server to answer and, unless it pipelines, waited
public record Traffic(long connections, long statements, long roundTrips) {
    public static final Traffic NONE = new Traffic(0, 0, 0);
}
