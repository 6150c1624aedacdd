package savepoint.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns what came over the wire into a [Request], within limits that hold before anything is kept.
final class RequestReader {
    // Four files of a hand-in at their limit of 256 KB each, typed and uploaded, fit in with room
    // to spare.
    private static final int FORM_KILOBYTES = 1536;
    private static final int MULTIPART_KILOBYTES = 4096;

    private static final long MOST_PASSED = 128L << 20;

    private final Site site;

    RequestReader(Site site) {
        this.site = site;
    }

    /// What was sent fits no form of ours; the message is for whoever sent it.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// More was sent than is taken.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge(Throwable cause) {
            super(
                    "A form may hold %d KB, with files %d KB."
                            .formatted(FORM_KILOBYTES, MULTIPART_KILOBYTES),
                    cause);
        }
    }

    static void limit(JavalinConfig config) {
        config.http.maxRequestSize = FORM_KILOBYTES * 1024L;
        // Of its own Jetty takes 200 KB of typed text, less than one file of a hand-in may have.
        config.jetty.modifyServletContextHandler(
                handler -> handler.setMaxFormContentSize(FORM_KILOBYTES * 1024));
        config.jetty.multipartConfig.maxTotalRequestSize(MULTIPART_KILOBYTES, SizeUnit.KB);
        config.jetty.multipartConfig.maxFileSize(MULTIPART_KILOBYTES, SizeUnit.KB);
        config.jetty.multipartConfig.maxInMemoryFileSize(MULTIPART_KILOBYTES, SizeUnit.KB);
    }

    Request read(Method method, Context context) {
        var target =
                new Request.Target(
                        context.path(),
                        context.queryString() == null ? "" : context.queryString(),
                        storable(context.queryParamMap()),
                        site.proxies()
                                .client(
                                        context.req().getRemoteAddr(),
                                        Collections.list(
                                                context.req().getHeaders("X-Forwarded-For"))));
        var form = method == Method.POST ? form(context) : Request.Form.EMPTY;
        context.pathParamMap().values().forEach(RequestReader::storable);
        return new Request(
                method, target, context.pathParamMap(), form, cookies(context), headers(context));
    }

    private static Request.Form form(Context context) {
        boolean withFiles = context.isMultipartFormData();
        long most = 1024L * (withFiles ? MULTIPART_KILOBYTES : FORM_KILOBYTES);
        if (context.req().getContentLengthLong() > most) {
            pass(context);
            throw new TooLarge(null);
        }
        try {
            if (withFiles) return multipart(context);
            return isJson(context)
                    ? new Request.Form(Map.of(), Map.of(), context.body())
                    : urlencoded(context);
        } catch (HttpResponseException refused) {
            if (refused.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode())
                throw new TooLarge(refused);
            throw refused;
        }
    }

    private static boolean isJson(Context context) {
        var type = context.contentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    // A browser that is answered while it still sends shows a lost connection instead of the
    // answer: what it sends is
    // read and dropped, unless there is no end of it.
    private static void pass(Context context) {
        try {
            var _ = context.req().getInputStream().skip(MOST_PASSED);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static Request.Form urlencoded(Context context) {
        return new Request.Form(storable(context.formParamMap()), Map.of(), "");
    }

    private static Request.Form multipart(Context context) {
        readParts(context);
        var uploads = new HashMap<String, Upload>();
        context.uploadedFileMap()
                .forEach((name, files) -> {
                    var file = files.getFirst();
                    // A browser sends a nameless empty part for a file field that was left alone.
                    if (!file.filename().isEmpty()) uploads.put(name, upload(file));
                });
        return new Request.Form(storable(context.formParamMap()), Map.copyOf(uploads), "");
    }

    // Jetty reads all parts when first asked for any, and says by an IllegalStateException
    // somewhere among the causes
    // that there was more than its limits allow.
    private static void readParts(Context context) {
        try {
            var _ = context.uploadedFileMap();
        } catch (Exception unread) {
            if (unread instanceof IOException lost) throw new UncheckedIOException(lost);
            for (Throwable cause = unread; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalStateException) throw new TooLarge(unread);
            }
            throw new Unreadable("The form arrived broken off or garbled.", unread);
        }
    }

    private static Upload upload(UploadedFile file) {
        var path = file.filename();
        var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        try (InputStream content = file.content()) {
            return new Upload(storable(name), content.readAllBytes());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Map<String, String> cookies(Context context) {
        var cookies = new HashMap<String, String>();
        for (var name :
                List.of(Cookie.SESSION, Cookie.VISIT, Cookie.FLASH, Cookie.SECRET, Cookie.SSO)) {
            var value = context.cookie(site.nameInBrowser(name));
            if (value != null) cookies.put(name, value);
        }
        return cookies;
    }

    private static Map<String, String> headers(Context context) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(context.req().getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), context.req().getHeader(name));
        }
        return headers;
    }

    private static Map<String, List<String>> storable(Map<String, List<String>> values) {
        values.values().forEach(list -> list.forEach(RequestReader::storable));
        return Map.copyOf(values);
    }

    // PostgreSQL's text holds every character but this one.
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0)
            throw new Unreadable("It contains a NUL character, which no text may hold.", null);
        return text;
    }
}
