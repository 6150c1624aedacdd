package savepoint.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/// Sources, class path and class files of one compilation, all in memory.
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> library;
    private final SortedMap<String, ClassOut> written = new TreeMap<>();

    MemoryFiles(JavaFileManager platform, Map<String, byte[]> library) {
        super(platform);
        this.library = library;
    }

    static List<JavaFileObject> sources(Map<String, String> texts) {
        var units = new ArrayList<JavaFileObject>();
        texts.forEach((name, text) -> units.add(new Source(name, text)));
        return units;
    }

    static String fileName(FileObject file) {
        return file instanceof Source source ? source.file : "";
    }

    /// The class files by binary name.
    SortedMap<String, ClassOut> written() {
        return written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return written.computeIfAbsent(
                className, name -> new ClassOut(name, sibling == null ? "" : fileName(sibling)));
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String pack, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        var files = new ArrayList<JavaFileObject>();
        if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
            library.forEach((name, bytes) -> {
                if (packageOf(name).equals(pack)) files.add(new ClassIn(name, bytes));
            });
        }
        super.list(location, pack, kinds, recurse).forEach(files::add);
        return files;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ClassIn in ? in.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    /// A handed-in file. Its name is the one javac holds against the public class in it.
    private static final class Source extends SimpleJavaFileObject {
        private final String file;
        private final String text;

        Source(String file, String text) {
            super(uri("source", file), Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassIn extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        ClassIn(String name, byte[] bytes) {
            super(uri("library", name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /// A class file and the source file that it came from.
    static final class ClassOut extends SimpleJavaFileObject {
        private final String source;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        ClassOut(String name, String source) {
            super(uri("class", name.replace('.', '/') + ".class"), Kind.CLASS);
            this.source = source;
        }

        @Override
        public OutputStream openOutputStream() {
            out.reset();
            return out;
        }

        String source() {
            return source;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    /// The three-argument constructor quotes what a URI may not hold.
    private static URI uri(String scheme, String path) {
        try {
            return new URI(scheme, "", "/" + path, null, null);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
