package savepoint.server.similarity;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// What an assignment's hand-ins have in common (`similarity/similarity.html`).
///
/// `missing` says why they cannot be compared, or is null; `state` is null before the first comparison, else `asked`,
/// `began`, `found` or `failed`; `ask` is null for who may not, or while one is under way.
public record SimilarityPage(
        Link assignment,
        boolean java,
        String missing,
        String state,
        Integer handIns,
        Integer unread,
        Moment at,
        String by,
        String words,
        Post ask,
        List<Rate> rates,
        List<Row> pairs,
        List<CaseRow> cases) {
    /// How often hand-ins agree in a file by nature.
    public record Rate(String file, int handIns, int trees, String percent) {}

    /// Two hand-ins; `rarest` is null for Java.
    public record Row(
            String href,
            String one,
            String other,
            String share,
            int percent,
            int parts,
            Integer rarest,
            int cases) {}

    /// A case; without an address for who may not read it.
    public record CaseRow(
            String href, String one, String other, String by, Moment at, String state) {}
}
