package savepoint.grader.bundle;

import java.math.BigDecimal;

/// The three parts of an assignment's points, and how they come about; a part that is not given is zero.
public record Points(
        BigDecimal instructor, BigDecimal peers, BigDecimal reviewing, PointsPolicy policy) {

    /// What all parts together can give.
    public BigDecimal total() {
        return instructor.add(peers).add(reviewing);
    }
}
