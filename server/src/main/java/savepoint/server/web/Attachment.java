package savepoint.server.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The name of a download, as RFC 6266 writes it: plain for old browsers, UTF-8 for the rest.
final class Attachment {
    private Attachment() {}

    static String disposition(String name) {
        var plain = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\/%]", "_");
        var exact =
                URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
