package savepoint.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The compiler that lives in a box: reads sources from standard input, answers with class files or with what is
/// wrong, and waits for the next. It ends when its input does.
///
/// Request: count, then name and text of each source; count, then name and bytes of each class that they may refer to.
/// Answer: `C`, count, then file, class name and bytes of each; or `F`, count, then file, line, column and message; or
/// `X` and the same, after which it ends: javac itself failed, and what it left in memory is not to be trusted.
public final class CompilerMain {
    private static final int MOST_DIAGNOSTICS = 20;
    // javac descends into expressions by recursion
    private static final long STACK_BYTES = 16 << 20;

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    // kept open: it holds the JDK's and the jars' listings, and nothing of a hand-in
    private final JavaFileManager platform =
            javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    private final List<String> options;
    private volatile boolean gaveUp;

    private CompilerMain(String classPath) {
        options =
                List.of(
                        "-proc:none",
                        "-implicit:none",
                        "-parameters",
                        "-g",
                        "-nowarn",
                        "-classpath",
                        classPath);
    }

    /// @param args the class path of every compilation
    public static void main(String[] args) throws IOException, InterruptedException {
        var in =
                new DataInputStream(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var out =
                new DataOutputStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // what javac itself prints must not mix with answers
        System.setOut(System.err);
        var main = new CompilerMain(args[0]);
        while (true) {
            Map<String, String> sources = new TreeMap<>();
            try {
                int count = in.readInt();
                for (int i = 0; i < count; i++) sources.put(text(in), text(in));
            } catch (EOFException _) {
                return;
            }
            Map<String, byte[]> library = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) library.put(text(in), bytes(in));
            main.answer(sources, library, out);
            out.flush();
            if (main.gaveUp) return;
        }
    }

    private void answer(
            Map<String, String> sources, Map<String, byte[]> library, DataOutputStream out)
            throws IOException, InterruptedException {
        var found = new ArrayList<Found>();
        SortedMap<String, MemoryFiles.ClassOut> classes = new TreeMap<>();
        var thread =
                new Thread(
                        null,
                        () -> compile(sources, library, classes, found),
                        "compile",
                        STACK_BYTES);
        thread.start();
        thread.join();
        if (found.isEmpty()) {
            out.writeByte('C');
            out.writeInt(classes.size());
            for (var entry : classes.entrySet()) {
                write(out, entry.getValue().source());
                write(out, entry.getKey());
                write(out, entry.getValue().bytes());
            }
        } else {
            out.writeByte(gaveUp ? 'X' : 'F');
            out.writeInt(Math.min(found.size(), MOST_DIAGNOSTICS));
            for (Found one : found.subList(0, Math.min(found.size(), MOST_DIAGNOSTICS))) {
                write(out, one.file());
                out.writeInt(one.line());
                out.writeInt(one.column());
                write(out, one.message());
            }
        }
    }

    private record Found(String file, int line, int column, String message) {}

    private void compile(
            Map<String, String> sources,
            Map<String, byte[]> library,
            SortedMap<String, MemoryFiles.ClassOut> classes,
            List<Found> found) {
        var said = new DiagnosticCollector<JavaFileObject>();
        try {
            var files = new MemoryFiles(platform, library);
            List<JavaFileObject> units = MemoryFiles.sources(sources);
            boolean fine = javac.getTask(null, files, said, options, null, units).call();
            said.getDiagnostics().stream()
                    .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .limit(MOST_DIAGNOSTICS)
                    .forEach(d -> found.add(found(d)));
            if (!fine && found.isEmpty()) found.add(gaveUp());
            classes.putAll(files.written());
        } catch (RuntimeException | Error e) {
            System.err.println("javac failed: " + e);
            found.add(gaveUp());
        }
    }

    private Found gaveUp() {
        gaveUp = true;
        return new Found(
                "",
                0,
                0,
                "the compiler gave up on this code: is an expression nested very deeply?");
    }

    private static Found found(javax.tools.Diagnostic<? extends JavaFileObject> d) {
        return new Found(
                d.getSource() == null ? "" : MemoryFiles.fileName(d.getSource()),
                (int) Math.max(d.getLineNumber(), 0),
                (int) Math.max(d.getColumnNumber(), 0),
                d.getMessage(Locale.ENGLISH));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
