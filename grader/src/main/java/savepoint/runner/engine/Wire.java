package savepoint.runner.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How texts and lists travel between the grader and an engine's box.
public final class Wire {
    /// Bytes of one text or file, and so of anything that is counted.
    public static final int LONGEST = 64 << 20;

    private Wire() {}

    /// @param text may be null
    public static void text(DataOutputStream out, String text) throws IOException {
        if (text == null) out.writeInt(-1);
        else bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    /// @return null where null was written
    public static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == -1 ? null : new String(bytes(in, length), StandardCharsets.UTF_8);
    }

    public static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static byte[] bytes(DataInputStream in) throws IOException {
        return bytes(in, in.readInt());
    }

    public static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) text(out, text);
    }

    public static List<String> texts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int i = count(in, LONGEST); i > 0; i--) texts.add(String.valueOf(text(in)));
        return texts;
    }

    /// A number of things that are to come.
    public static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) throw new IOException(count + " is no number of things");
        return count;
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > LONGEST) throw new IOException(length + " is no length");
        // grows with what comes, not with what is announced
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new IOException("ended in the midst of " + length);
        return bytes;
    }
}
