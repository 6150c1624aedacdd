package savepoint.grader.bundle;

import java.math.BigDecimal;

/// The three parts of an assignment's points; a part that is not given is zero.
public record Points(BigDecimal instructor, BigDecimal peers, BigDecimal reviewing) {}
