package savepoint.server.api.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Files as a body of `multipart/form-data`, byte for byte.
record Multipart(String contentType, byte[] body) {
    static Multipart of(Map<String, byte[]> files) {
        var boundary = "savepoint-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            var safe = name.replaceAll("[\"\\r\\n]", "_");
            body.writeBytes(
                    text(
                            "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                                    .formatted(boundary, safe, safe)));
            body.writeBytes(bytes);
            body.writeBytes(text("\r\n"));
        });
        body.writeBytes(text("--" + boundary + "--\r\n"));
        return new Multipart("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
