package savepoint.server.similarity.compare;

/// A part that two hand-ins have in common, as it is kept: lines from 1.
///
/// @param sharing how many hand-ins have its tree; null for Java
/// @param verbatim whether it is the same to the letter
public record Part(
        String oneFile,
        int oneFrom,
        int oneTo,
        String otherFile,
        int otherFrom,
        int otherTo,
        int tokens,
        Integer sharing,
        boolean verbatim) {}
