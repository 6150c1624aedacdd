package savepoint.grader.sandbox;

/// What the doctor found out about one barrier.
///
/// @param ok whether hand-ins may be graded as far as this barrier goes
/// @param detail what holds, or what got through
/// @param fix what an administrator can do; empty where there is nothing to do
public record Finding(String name, boolean ok, String detail, String fix) {}
