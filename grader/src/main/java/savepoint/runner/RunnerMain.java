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
import java.util.TreeMap;
import savepoint.runner.engine.Wire;

/// The program inside the sandbox: takes classes and cases from its input, runs each case, answers what the scenario
/// observed. Nothing it says is trusted: an answer is a claim that the grader compares.
///
/// Input: any number of warm-ups ([#WARM_UP], a case of our own); then [#HAND_IN], the classes (trusted ones, then the
/// hand-in's), and cases. Output: one frame a case, and after it the
/// files that make up its database, where that is one of files. See [Case].
public final class RunnerMain {
    /// Announces a case that is run ahead of every hand-in.
    public static final int WARM_UP = 'W';

    /// Announces the hand-in.
    public static final int HAND_IN = 'H';

    /// Stands before what a case prints, with the case's number. A hand-in that prints one as well misleads whoever reads
    /// its output: itself.
    private static final String CASE = "\u001e";

    private RunnerMain() {}

    /// What each case printed, by its number, from all that was printed.
    public static Map<Integer, String> divide(String printed) {
        var parts = new TreeMap<Integer, String>();
        for (var part : printed.split(CASE)) {
            var lines = part.split("\n", 2);
            if (lines.length == 2 && lines[0].matches("[1-9][0-9]{0,5}"))
                parts.merge(Integer.valueOf(lines[0]), lines[1], String::concat);
        }
        return parts;
    }

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
                var job = Case.read(in);
                answer(job, Place.of(job.where()), new HandInLoader(Map.of(), Map.of()), out);
            }
            var loader = new HandInLoader(readClasses(in), readClasses(in));
            while (true) {
                var job = Case.read(in);
                // what a driver says when it is loaded is none of the case's
                var place = Place.of(job.where());
                printed.print(CASE + job.number() + "\n");
                printed.flush();
                answer(job, place, loader, out);
            }
        } catch (EOFException noMore) {
            // threads and shutdown hooks of the hand-in have no say in when this ends
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(Case job, Place place, ClassLoader loader, DataOutputStream out)
            throws IOException {
        var answer = job.run(loader, place.database()).getBytes(StandardCharsets.UTF_8);
        out.writeInt(job.number());
        out.writeInt(answer.length);
        out.write(answer);
        for (var part : place.left()) Wire.bytes(out, part);
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
