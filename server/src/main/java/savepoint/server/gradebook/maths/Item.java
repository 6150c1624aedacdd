package savepoint.server.gradebook.maths;

/// An activity as far as the total is concerned.
///
/// @param category the name of the policy's category that it belongs to; empty where it belongs to none
/// @param extra whether its points come on top, without being asked for
public record Item(long id, String title, String category, boolean extra) {}
