package savepoint.server.people.csv;

import java.nio.charset.Charset;
import java.util.List;

/// An encoding that a file without a mark of its own may have.
///
/// @param words who writes it
public record Encoding(String code, String words) {
    /// Those that can be chosen, the likeliest first.
    public static final List<Encoding> CHOICES =
            List.of(
                    new Encoding("windows-1252", "Western Europe and the Americas (Windows-1252)"),
                    new Encoding("windows-1250", "Central Europe (Windows-1250)"),
                    new Encoding("windows-1251", "Cyrillic (Windows-1251)"),
                    new Encoding("windows-1253", "Greek (Windows-1253)"),
                    new Encoding("windows-1254", "Turkish (Windows-1254)"),
                    new Encoding("windows-1255", "Hebrew (Windows-1255)"),
                    new Encoding("windows-1256", "Arabic (Windows-1256)"),
                    new Encoding("windows-1257", "Baltic (Windows-1257)"),
                    new Encoding("windows-1258", "Vietnamese (Windows-1258)"),
                    new Encoding("IBM850", "Old DOS programs (code page 850)"),
                    new Encoding("x-MacRoman", "Old Macs (Mac Roman)"),
                    new Encoding("windows-31j", "Japanese (Shift JIS)"),
                    new Encoding("GB18030", "Simplified Chinese (GB 18030)"),
                    new Encoding("Big5", "Traditional Chinese (Big5)"),
                    new Encoding("x-windows-949", "Korean (code page 949)"));

    /// What is taken where nobody chose.
    public static final Encoding USUAL = CHOICES.getFirst();

    /// The choice of this code, else the usual one.
    public static Encoding of(String code) {
        return CHOICES.stream().filter(one -> one.code.equals(code)).findFirst().orElse(USUAL);
    }

    Charset charset() {
        return Charset.forName(code);
    }
}
