package savepoint.server.people;

import java.math.BigDecimal;

/// A person's place in a term. `section` is null where the term has none; `timeFactor` stretches time limits, 1 for most.
public record Enrolment(long id, String ref, String section, BigDecimal timeFactor) {}
