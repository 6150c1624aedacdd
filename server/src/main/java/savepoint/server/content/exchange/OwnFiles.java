package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import savepoint.grader.bundle.FileTree;

/// The questions of a package of ours as their authors wrote them, see [QtiExport#OWN].
final class OwnFiles {
    private final SortedMap<String, byte[]> archive;
    private final Map<String, Own> bySlug = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();

    private OwnFiles(SortedMap<String, byte[]> archive) {
        this.archive = archive;
    }

    /// A question's file.
    ///
    /// @param pictures that it shows, by their paths below the topic's folder
    record Own(String slug, String text, Map<String, byte[]> pictures) {}

    static OwnFiles in(SortedMap<String, byte[]> archive) {
        var own = new OwnFiles(archive);
        archive.keySet().stream()
                .filter(path -> path.startsWith(QtiExport.OWN) && path.endsWith(".md"))
                .forEach(own::add);
        return own;
    }

    private void add(String path) {
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        var text = FileTree.decode(archive.get(path));
        var slug = path.substring(folder.length(), path.length() - 3);
        // A question in a folder of its own needs its neighbours there.
        if (text.isEmpty() || !slug.matches("[a-z0-9][a-z0-9-]{0,63}") || slug.equals("question"))
            return;
        var pictures = new TreeMap<String, byte[]>();
        archive.tailMap(folder)
                .forEach((other, content) -> {
                    if (!other.startsWith(folder) || !Pictures.isPicture(other)) return;
                    var below = other.substring(folder.length());
                    if (text.get().contains(below) && !below.contains(".."))
                        pictures.put(below, content);
                });
        // Pictures of other topics cannot come along: the item itself has them.
        if (!text.get().contains("](../")) bySlug.put(slug, new Own(slug, text.get(), pictures));
    }

    List<Own> questions() {
        return new ArrayList<>(bySlug.values());
    }

    /// The bank's reader would not have it: its item is read instead.
    void refuse(Own own) {
        refused.add(own.slug());
    }

    boolean hasItem(Own own) {
        return archive.containsKey(item(own.slug()));
    }

    /// Whether the item at this path stands here in its author's words.
    boolean replaces(String path) {
        return bySlug.keySet().stream()
                .anyMatch(slug -> !refused.contains(slug) && path.equals(item(slug)));
    }

    private static String item(String slug) {
        return "items/" + slug + ".xml";
    }
}
