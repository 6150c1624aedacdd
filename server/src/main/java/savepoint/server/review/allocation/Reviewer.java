package savepoint.server.review.allocation;

import java.util.OptionalDouble;

/// A person who can be asked for reviews.
///
/// @param strength how well the person reviews or works, on any scale; empty where unknown
public record Reviewer(long person, OptionalDouble strength) {}
