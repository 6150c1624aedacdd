package savepoint.grader.compile;

/// Where a construct stands, or a method is called, in the sources of a hand-in.
///
/// @param construct see `StyleCheck`
public record Use(String construct, String file, int line) {}
