package savepoint.server.grading;

/// Where what graders found is had from: the gradings, those under way, and the bundles they go by.
public record Results(Gradings gradings, LiveGradings live, Bundles bundles) {}
