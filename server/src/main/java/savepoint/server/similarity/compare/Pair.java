package savepoint.server.similarity.compare;

import java.math.BigDecimal;
import java.time.Instant;

/// Two hand-ins that have something in common. `one` and `other` are their refs, with the hash of their files, whose they are
/// and when they came.
///
/// @param share of them that is common, in percent
/// @param parts how many parts that is
/// @param rarest how many hand-ins have the rarest of the trees that they share; null for Java
/// @param cases how many were opened about it
public record Pair(
        long id,
        String ref,
        long runId,
        String assignment,
        String title,
        BigDecimal share,
        String one,
        String oneTree,
        String oneNames,
        Instant oneAt,
        String other,
        String otherTree,
        String otherNames,
        Instant otherAt,
        int parts,
        Integer rarest,
        int cases) {}
