package savepoint.server.people.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A file's bytes as text.
///
/// @param encoding by which they were read, in words
/// @param assumed whether nothing in the file says so: names with letters beyond ASCII want a look
public record Decoded(String text, String encoding, boolean assumed) {
    // Latin text in UTF-16 has a zero in every other byte.
    private static final double MOSTLY = 0.4;

    /// By the mark at the file's beginning, else strictly as UTF-8, else as `otherwise`; empty if that does not fit
    /// either.
    public static Optional<Decoded> of(byte[] bytes, Encoding otherwise) {
        if (begins(bytes, 0xff, 0xfe, 0, 0))
            return as(bytes, 4, Charset.forName("UTF-32LE"), "UTF-32", false);
        if (begins(bytes, 0, 0, 0xfe, 0xff))
            return as(bytes, 4, Charset.forName("UTF-32BE"), "UTF-32", false);
        if (begins(bytes, 0xef, 0xbb, 0xbf))
            return as(bytes, 3, StandardCharsets.UTF_8, "UTF-8", false);
        if (begins(bytes, 0xff, 0xfe))
            return as(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16", false);
        if (begins(bytes, 0xfe, 0xff))
            return as(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16", false);
        if (zeros(bytes, 1) > MOSTLY)
            return as(bytes, 0, StandardCharsets.UTF_16LE, "UTF-16", true);
        if (zeros(bytes, 0) > MOSTLY)
            return as(bytes, 0, StandardCharsets.UTF_16BE, "UTF-16", true);
        return as(bytes, 0, StandardCharsets.UTF_8, "UTF-8", false)
                .or(() -> as(bytes, 0, otherwise.charset(), otherwise.words(), true));
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xff) != mark[i]) return false;
        return true;
    }

    /// Which part of every other byte, from this one on, is zero.
    private static double zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) if (bytes[i] == 0) zeros++;
        return bytes.length < 2 ? 0 : zeros / (bytes.length / 2.0);
    }

    private static Optional<Decoded> as(
            byte[] bytes, int from, Charset charset, String words, boolean assumed) {
        try {
            var text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return Optional.of(new Decoded(text.toString(), words, assumed));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
