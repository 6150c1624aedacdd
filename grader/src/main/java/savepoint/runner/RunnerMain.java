package savepoint.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The program inside the sandbox: takes classes and cases from its input, runs each case, answers what the scenario
/// observed. Nothing it says is trusted: an answer is a claim that the grader compares.
///
/// Input: any number of warm-ups ([#WARM_UP], a case of our own); then [#HAND_IN], the classes (trusted ones, then the
/// hand-in's), and cases. Output: one frame a case. See [Case].
public final class RunnerMain {
    /// Announces a case that is run ahead of every hand-in.
    public static final int WARM_UP = 'W';

    /// Announces the hand-in.
    public static final int HAND_IN = 'H';

    private RunnerMain() {}

    static void main() throws IOException {
        var in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        // what a hand-in prints goes to standard error; the frames have standard output for
        // themselves
        var printed =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(printed);
        System.setErr(printed);
        System.setIn(InputStream.nullInputStream());

        try {
            while (in.readByte() == WARM_UP) {
                answer(Case.read(in), new HandInLoader(Map.of(), Map.of()), out);
            }
            var loader = new HandInLoader(readClasses(in), readClasses(in));
            while (true) answer(Case.read(in), loader, out);
        } catch (EOFException noMore) {
            // threads and shutdown hooks of the hand-in have no say in when this ends
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(Case job, ClassLoader loader, DataOutputStream out)
            throws IOException {
        var answer = job.run(loader).getBytes(StandardCharsets.UTF_8);
        out.writeInt(job.number());
        out.writeInt(answer.length);
        out.write(answer);
        out.flush();
    }

    private static Map<String, byte[]> readClasses(DataInputStream in) throws IOException {
        var classes = new HashMap<String, byte[]>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            var name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return classes;
    }
}
