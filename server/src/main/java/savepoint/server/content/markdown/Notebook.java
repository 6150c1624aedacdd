package savepoint.server.content.markdown;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Jupyter notebook (format 4): its cells in order, and the pictures in it as files of their own.
///
/// @param pictures by names such as `cell-3-1.png`; outputs and texts refer to them as files below the notebook's own name
public record Notebook(List<Cell> cells, Map<String, byte[]> pictures) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_CELLS = 2_000;
    private static final Map<String, String> PICTURES =
            Map.of("image/png", ".png", "image/jpeg", ".jpg", "image/gif", ".gif");

    /// A cell: text in Markdown, or code with what running it gave.
    public sealed interface Cell {
        record Text(String markdown) implements Cell {}

        record Code(String language, String source, List<Output> outputs) implements Cell {}
    }

    /// What a code cell gave.
    public sealed interface Output {
        record Plain(String text) implements Output {}

        record Failure(String text) implements Output {}

        record Html(String html) implements Output {}

        /// A picture, as a link from the notebook's folder.
        record Picture(String link) implements Output {}
    }

    /// @param file the notebook's name, without a folder
    /// @throws IllegalArgumentException with what is wrong, for an author to read
    public static Notebook read(String file, String text) {
        try {
            var root = JSON.readTree(text);
            if (!root.path("cells").isArray() || root.path("nbformat").asInt(0) < 4) {
                throw new IllegalArgumentException("is no Jupyter notebook of format 4 or later");
            }
            return new Reader(file, root).read();
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("is no Jupyter notebook: not JSON", broken);
        }
    }

    /// The texts between the code, in order.
    public List<Manuscript> manuscripts() {
        return cells.stream()
                .filter(Cell.Text.class::isInstance)
                .map(cell -> Manuscript.of(((Cell.Text) cell).markdown()))
                .toList();
    }

    private static final class Reader {
        private final String pictureFolder;
        private final JsonNode root;
        private final String language;
        private final TreeMap<String, byte[]> pictures = new TreeMap<>();

        Reader(String file, JsonNode root) {
            this.pictureFolder =
                    "./"
                            + URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20")
                            + "/";
            this.root = root;
            var metadata = root.path("metadata");
            this.language =
                    metadata.path("language_info")
                            .path("name")
                            .asString(metadata.path("kernelspec").path("language").asString(""));
        }

        Notebook read() {
            var cells = new ArrayList<Cell>();
            int number = 0;
            for (var cell : root.path("cells")) {
                if (++number > MAX_CELLS) {
                    throw new IllegalArgumentException(
                            "holds more than %d cells".formatted(MAX_CELLS));
                }
                switch (cell.path("cell_type").asString("")) {
                    case "markdown" -> cells.add(new Cell.Text(markdown(cell, number)));
                    case "code" ->
                            cells.add(
                                    new Cell.Code(
                                            language,
                                            joined(cell.path("source")),
                                            outputs(cell, number)));
                    case "raw" -> {}
                    default ->
                            throw new IllegalArgumentException(
                                    "cell %d is of no known type".formatted(number));
                }
            }
            return new Notebook(cells, pictures);
        }

        private String markdown(JsonNode cell, int number) {
            var text = joined(cell.path("source"));
            for (var attachment : cell.path("attachments").properties()) {
                var name =
                        picture(
                                attachment.getValue(),
                                "cell-" + number + "-" + Anchors.of(attachment.getKey()));
                if (name != null)
                    text = text.replace("attachment:" + attachment.getKey(), pictureFolder + name);
            }
            return text;
        }

        private List<Output> outputs(JsonNode cell, int number) {
            var outputs = new ArrayList<Output>();
            for (var output : cell.path("outputs")) {
                switch (output.path("output_type").asString("")) {
                    case "stream" ->
                            outputs.add(new Output.Plain(plain(joined(output.path("text")))));
                    case "error" -> outputs.add(new Output.Failure(failure(output)));
                    case "execute_result", "display_data" ->
                            shown(
                                    output.path("data"),
                                    "cell-" + number + "-" + (outputs.size() + 1),
                                    outputs);
                    default -> {}
                }
            }
            return outputs;
        }

        /// The richest form that a page can show.
        private void shown(JsonNode data, String name, List<Output> outputs) {
            var picture = picture(data, name);
            if (picture != null) outputs.add(new Output.Picture(pictureFolder + picture));
            else if (data.has("text/html"))
                outputs.add(new Output.Html(joined(data.path("text/html"))));
            else if (data.has("text/markdown"))
                outputs.add(new Output.Plain(joined(data.path("text/markdown"))));
            else if (data.has("text/plain"))
                outputs.add(new Output.Plain(plain(joined(data.path("text/plain")))));
        }

        /// Keeps the picture in these data and gives its name; null where there is none.
        private String picture(JsonNode data, String name) {
            for (var type : PICTURES.entrySet()) {
                if (!data.has(type.getKey())) continue;
                try {
                    var bytes = Base64.getMimeDecoder().decode(joined(data.path(type.getKey())));
                    pictures.put(name + type.getValue(), bytes);
                    return name + type.getValue();
                } catch (IllegalArgumentException notBase64) {
                    throw new IllegalArgumentException(
                            "holds a picture that is not base64", notBase64);
                }
            }
            return null;
        }

        private static String failure(JsonNode output) {
            var trace = new ArrayList<String>();
            output.path("traceback").forEach(line -> trace.add(line.asString("")));
            return trace.isEmpty()
                    ? output.path("ename").asString("") + ": " + output.path("evalue").asString("")
                    : plain(String.join("\n", trace));
        }

        /// Terminal colours mean nothing on a page.
        private static String plain(String text) {
            return text.replaceAll("\u001B\\[[0-9;]*[A-Za-z]", "");
        }

        private static String joined(JsonNode text) {
            if (!text.isArray()) return text.asString("");
            var joined = new StringBuilder();
            text.forEach(part -> joined.append(part.asString("")));
            return joined.toString();
        }
    }
}
