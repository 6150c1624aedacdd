package savepoint.server.similarity;

import java.util.List;
import savepoint.server.similarity.compare.Part;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Two hand-ins beside each other (`similarity/pair.html`); `open` is null for who may not open a case.
public record PairPage(
        Link assignment,
        Link similarity,
        String share,
        Side one,
        Side other,
        List<Part> parts,
        List<SimilarityPage.Rate> rates,
        List<Link> cases,
        Post open,
        String reason,
        String problem) {
    private static final int COLOURS = 6;

    /// Both, as they stand beside each other.
    public List<Side> sides() {
        return List.of(one, other);
    }

    /// One hand-in with its files; `id` tells it from the other in addresses.
    public record Side(String id, String names, String href, Moment at, List<File> files) {}

    /// A file, line by line.
    public record File(String name, List<Line> lines) {}

    /// A line; `part` is the number of the part it belongs to, or 0; the first of a part can be jumped to.
    public record Line(int number, String text, int part, boolean first) {
        /// One of the colours, by turns.
        public int colour() {
            return PairPage.colour(part);
        }
    }

    /// A part that both have; `sharing` is null for Java.
    public record Part(
            int number, String one, String other, int tokens, Integer sharing, boolean verbatim) {
        /// One of the colours, by turns.
        public int colour() {
            return PairPage.colour(number);
        }
    }

    private static int colour(int part) {
        return (part - 1) % COLOURS + 1;
    }
}
