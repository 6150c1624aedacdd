package savepoint.server.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import savepoint.server.db.Sha256;

/// The application's own style sheets, scripts, fonts and icons: read once from `/static` on the class path, served under
/// a prefix that changes with any of them, so that browsers may keep them for ever.
final class Statics {
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2",
                    "txt", "text/plain; charset=utf-8");

    private static Statics ours;

    private final Map<String, Item> items;
    private final String version;

    private Statics(Map<String, Item> items, String version) {
        this.items = items;
        this.version = version;
    }

    /// One file, and its compressed form where that is smaller, else null.
    private record Item(String type, byte[] bytes, byte[] gzip) {}

    /// The address prefix of all files, without a slash at its end.
    String prefix() {
        return "/static/" + version;
    }

    /// Serves `path` below the prefix; false if there is no such file.
    boolean serve(Context context, String askedVersion, String path) {
        var item = items.get(path);
        if (item == null) return false;
        // A page from before an upgrade gets today's file, but must not keep it under yesterday's
        // name.
        if (askedVersion.equals(version)) SecurityHeaders.immutable(context);
        context.contentType(item.type());
        var accepts = context.header("Accept-Encoding");
        if (item.gzip() != null && accepts != null && accepts.contains("gzip")) {
            context.header("Content-Encoding", "gzip");
            context.result(item.gzip());
        } else {
            context.result(item.bytes());
        }
        return true;
    }

    /// The same for all servers of a process.
    static synchronized Statics ours() {
        if (ours == null) ours = read();
        return ours;
    }

    private static Statics read() {
        var folder = Statics.class.getResource("/static");
        if (folder == null) throw new IllegalStateException("/static is missing on the class path");
        try {
            var uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) return read(Path.of(uri));
            try (var jar = FileSystems.newFileSystem(jar(uri), Map.of())) {
                return read(jar.getPath("/static"));
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException("cannot read " + folder, unreadable);
        }
    }

    private static URI jar(URI entry) {
        var text = entry.toString();
        return URI.create(text.substring(0, text.indexOf('!')));
    }

    private static Statics read(Path folder) throws IOException {
        var items = new TreeMap<String, Item>();
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                items.put(folder.relativize(file).toString().replace('\\', '/'), item(file));
            }
        }
        return new Statics(Map.copyOf(items), version(items));
    }

    private static Item item(Path file) throws IOException {
        var name = file.getFileName().toString();
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null)
            throw new IllegalStateException("no media type is known for /static/" + name);
        var bytes = Files.readAllBytes(file);
        var gzip = gzip(bytes);
        return new Item(type, bytes, gzip.length < bytes.length * 9L / 10 ? gzip : null);
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String version(SortedMap<String, Item> items) {
        var digest = Sha256.digest();
        items.forEach((path, item) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(item.bytes());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }
}
