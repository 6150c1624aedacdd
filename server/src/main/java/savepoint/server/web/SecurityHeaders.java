package savepoint.server.web;

import io.javalin.http.Context;

/// The headers that every reply carries.
final class SecurityHeaders {
    // A download or a course picture opened by itself may do nothing at all, whatever its bytes
    // pretend to be.
    private static final String INERT = "default-src 'none'; sandbox";

    private SecurityHeaders() {}

    static void on(Context context, String nonce) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
                        + nonce
                        + "'; img-src 'self' data:; "
                        + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "private, no-store");
        context.header("Vary", "Accept-Encoding, Cookie");
    }

    /// Browsers that were here once come by https from then on, for a year. Neighbours on the same domain are not spoken for.
    static void keepToHttps(Context context) {
        context.header("Strict-Transport-Security", "max-age=31536000");
    }

    static void inert(Context context) {
        context.header("Content-Security-Policy", INERT);
    }

    /// A file of the application: it may run, but asks for nothing that its page may not.
    static void immutable(Context context) {
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("Vary", "Accept-Encoding");
    }
}
