package savepoint.server.content.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the pictures that HTML of another system names, among those that came with it.
final class Pictures {
    private static final Pattern SOURCE =
            Pattern.compile("(?i)(<img\\b[^>]*?\\bsrc\\s*=\\s*)([\"'])(.*?)\\2", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile("data:image/(png|jpeg|gif|webp);base64,(.+)", Pattern.DOTALL);

    private Pictures() {}

    /// The HTML with each picture's address as it will be in the bank: `images/…`.
    static String here(String html, Draft draft) {
        return SOURCE.matcher(html)
                .replaceAll(image ->
                        Matcher.quoteReplacement(
                                image.group(1)
                                        + image.group(2)
                                        + address(image.group(3), draft)
                                        + image.group(2)));
    }

    private static String address(String written, Draft draft) {
        var data = DATA.matcher(written);
        if (data.matches()) {
            try {
                var name = "inline-%d.%s".formatted(draft.pictures.size() + 1, data.group(1));
                draft.pictures.put(name, Base64.getMimeDecoder().decode(data.group(2)));
                return "images/" + name;
            } catch (IllegalArgumentException broken) {
                return "";
            }
        }
        var name =
                decoded(written.replaceFirst("[?#].*$", "").replaceFirst("^.*[/\\\\]", ""))
                        .replaceAll("[^A-Za-z0-9._-]+", "-");
        return draft.pictures.containsKey(name) ? "images/" + name : written;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    static boolean isPicture(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".+\\.(png|jpe?g|gif|webp|avif|svg)");
    }
}
