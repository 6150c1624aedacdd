package savepoint.runner;

import com.sun.source.util.JavacTask;
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
/// Request: whether the constructs are wanted; count, then name and text of each source; count, then name and bytes of
/// each class that they may refer to. Answer: `C`, count, then file, class name and bytes of each, then count, construct,
/// file and line of each that was wanted; or `F`, count, then file, line, column and message; or
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
            boolean look;
            try {
                look = in.readBoolean();
                int count = in.readInt();
                for (int i = 0; i < count; i++) sources.put(text(in), text(in));
            } catch (EOFException _) {
                return;
            }
            Map<String, byte[]> library = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) library.put(text(in), bytes(in));
            main.answer(sources, library, look, out);
            out.flush();
            if (main.gaveUp) return;
        }
    }

    private void answer(
            Map<String, String> sources,
            Map<String, byte[]> library,
            boolean look,
            DataOutputStream out)
            throws IOException, InterruptedException {
        var found = new ArrayList<Found>();
        var uses = new ArrayList<Constructs.Use>();
        SortedMap<String, MemoryFiles.ClassOut> classes = new TreeMap<>();
        var thread =
                new Thread(
                        null,
                        () -> compile(sources, library, look, classes, uses, found),
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
            out.writeInt(uses.size());
            for (var use : uses) {
                write(out, use.construct());
                write(out, use.file());
                out.writeInt(use.line());
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
            boolean look,
            SortedMap<String, MemoryFiles.ClassOut> classes,
            List<Constructs.Use> uses,
            List<Found> found) {
        var said = new DiagnosticCollector<JavaFileObject>();
        try {
            var files = new MemoryFiles(platform, library);
            List<JavaFileObject> units = MemoryFiles.sources(sources);
            var task = (JavacTask) javac.getTask(null, files, said, options, null, units);
            boolean fine = look ? look(task, said, uses) : task.call();
            said.getDiagnostics().stream()
                    .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .limit(MOST_DIAGNOSTICS)
                    .forEach(d -> found.add(found(d)));
            if (!fine && found.isEmpty()) found.add(gaveUp());
            classes.putAll(files.written());
        } catch (IOException | RuntimeException | Error e) {
            System.err.println("javac failed: " + e);
            found.add(gaveUp());
        }
    }

    /// In steps: between names resolved and classes made is the tree as it was written.
    private static boolean look(
            JavacTask task, DiagnosticCollector<JavaFileObject> said, List<Constructs.Use> uses)
            throws IOException {
        var trees = task.parse();
        task.analyze();
        boolean fine =
                said.getDiagnostics().stream()
                        .noneMatch(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR);
        if (!fine) return false;
        uses.addAll(Constructs.of(task, trees));
        task.generate();
        return true;
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
