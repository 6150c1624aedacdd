package savepoint.scenario;

/// What a check does with a hand-in. It asserts nothing: it acts, and returns what it saw. The same scenario runs on
/// the solution, and the two observations are compared outside the sandbox.
public interface Scenario {
    /// Acts on the subject and returns an observation: null, booleans, numbers, strings, enums, java.time values, lists,
    /// maps with string keys, arrays, and records of those. An exception that leaves it is an observation too.
    Object observe(Subject subject) throws Exception;
}
