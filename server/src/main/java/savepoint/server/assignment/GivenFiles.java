package savepoint.server.assignment;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.server.content.Addresses;
import savepoint.server.content.PageLinks;
import savepoint.server.content.markdown.Links;
import savepoint.server.grading.CodeFile;

/// What of a bundle students may see. All else is secret: a file that stands in no visible place is not served.
///
/// @param term the term's address
record GivenFiles(Bundle bundle, String term) implements Links {
    private static final Pattern VISIBLE =
            Pattern.compile("schema\\.sql|fixtures/sample\\.[a-z]+|(api|starter|public)/.+");
    private static final int LONGEST_SHOWN = 64 << 10;

    /// The file's bytes, unless it is secret or not there.
    Optional<byte[]> bytes(String file) {
        if (!VISIBLE.matcher(file).matches()) return Optional.empty();
        return Optional.ofNullable(bundle.tree().files().get(file));
    }

    /// All of them, in a folder of the assignment's name, with the statement.
    Map<String, byte[]> all() {
        var all = new TreeMap<String, byte[]>();
        bundle.tree()
                .files()
                .forEach((file, bytes) -> {
                    if (VISIBLE.matcher(file).matches() || file.equals("statement.md"))
                        all.put(bundle.slug() + "/" + file, bytes);
                });
        return all;
    }

    /// The text files among them, in the order a reader needs them, with their addresses.
    List<CodeFile> shown() {
        return bundle.tree().files().keySet().stream()
                .filter(file -> VISIBLE.matcher(file).matches())
                .filter(file -> bundle.tree().files().get(file).length <= LONGEST_SHOWN)
                .flatMap(file -> bundle.tree().text(file).stream().map(text -> shown(file, text)))
                .toList();
    }

    private CodeFile shown(String file, String text) {
        return new CodeFile(file, language(file), text, href(file), List.of());
    }

    /// What an editor or a listing colours a file as.
    static String language(String file) {
        if (file.endsWith(".java")) return "java";
        return file.endsWith(".sql") ? "sql" : "text";
    }

    @Override
    public Optional<String> page(String written) {
        return given(written).or(() -> elsewhere().page(written));
    }

    @Override
    public Optional<String> image(String written) {
        return given(written).or(() -> elsewhere().image(written));
    }

    /// Where a link of the statement leads that means a file of the bundle.
    private Optional<String> given(String written) {
        if (written.startsWith("/")) return Optional.empty();
        try {
            var target = URI.create("/").resolve(written).getPath();
            return Optional.ofNullable(target)
                    .map(path -> path.substring(1))
                    .filter(file -> bytes(file).isPresent())
                    .map(this::href);
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no address at all, whatever the author meant
        }
    }

    private PageLinks elsewhere() {
        return new PageLinks(
                term, "assignments/%s/statement.md".formatted(bundle.slug()), Set.of());
    }

    private String href(String file) {
        return Addresses.assignment(term, bundle.slug())
                + "/files/"
                + Arrays.stream(file.split("/"))
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }
}
