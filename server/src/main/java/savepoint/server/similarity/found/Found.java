package savepoint.server.similarity.found;

import java.math.BigDecimal;
import java.util.List;
import savepoint.server.similarity.compare.Pair;

/// What a comparison found, most alike first.
///
/// @param unread hand-ins that could not be compared: too short, or no text of the language
/// @param rates of files of SQL; empty for Java
public record Found(int handIns, int unread, List<Rate> rates, List<Pair> pairs) {
    /// Two hand-ins by their ids, and how much of them is common, in percent.
    public record Pair(long one, long other, BigDecimal share, List<Part> parts) {}

    /// Lines of a file of the one and of the other that are the same, however they are spelled.
    ///
    /// @param sharing how many hand-ins have the tree; null for Java
    /// @param verbatim whether they are the same to the letter
    public record Part(Lines one, Lines other, int tokens, Integer sharing, boolean verbatim) {}

    /// Lines of a file, from 1.
    public record Lines(String file, int from, int to) {}

    /// How often hand-ins agree in a file by nature: of a thousand pairs so many have the same tree.
    public record Rate(String file, int handIns, int trees, int perThousand) {}
}
