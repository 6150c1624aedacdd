package savepoint.server.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// What a handler answers. Only this package knows how it becomes HTTP.
public sealed interface Reply {
    /// A page: the template is named by its path (`home/week`) and gets `page` and `layout`.
    record Page(String template, Heading heading, Object page) implements Reply {}

    /// 422: the page again, saying what was wrong with what was sent.
    record Invalid(Page page) implements Reply {}

    /// 409: the page again, saying what stands there already.
    record Conflict(Page page) implements Reply {}

    /// 429: the page again, with how long to wait.
    record TooMany(Page page, Duration delay) implements Reply {}

    /// 303 to a path of this site, as the answer to a form that was taken; `flash` is shown there once and may be null.
    record SeeOther(String location, Layout.Flash flash) implements Reply {
        /// Goes on with word of a success.
        public SeeOther(String location, String done) {
            this(location, new Layout.Flash(Layout.Tone.GOOD, done));
        }

        /// Goes on without a word.
        public SeeOther(String location) {
            this(location, (Layout.Flash) null);
        }
    }

    /// 303 to another site, as an answer to a link; a form may lead to none.
    record Elsewhere(URI location) implements Reply {}

    /// 403: the viewer may know that the thing exists, but not do this; `reason` is for them.
    record Denied(String reason) implements Reply {}

    /// 404: there is nothing, or nothing that this viewer may know of.
    record Missing() implements Reply {}

    /// 422 without a page to go back to: what was sent fits no form of ours, or its place is gone. What somebody had
    /// written stands on the page, to be copied; `typed` may be null.
    record Unprocessable(String detail, String typed) implements Reply {
        public Unprocessable(String detail) {
            this(detail, null);
        }
    }

    /// 503: busy or being restarted; to be tried again after `delay`.
    record Busy(Duration delay) implements Reply {}

    /// Sign in first, then go on to `next`; 401 for scripts.
    record NeedsSignIn(String next) implements Reply {}

    /// A download by this name, never shown in place and without any right should a browser show it all the same.
    record File(String name, String type, byte[] bytes) implements Reply {}

    /// A picture or similar that belongs to a page, shown in place, likewise without rights.
    record Asset(String type, byte[] bytes) implements Reply {}

    /// A value as JSON.
    record Json(int status, Object value) implements Reply {
        /// 200.
        public Json(Object value) {
            this(200, value);
        }
    }

    /// An error told to a program: everything that is wrong at once, and how long to wait, null where that would not help.
    record Problem(int status, String detail, List<String> problems, Duration delay)
            implements Reply {
        /// One thing that waiting does not cure.
        public Problem(int status, String detail) {
            this(status, detail, List.of(), null);
        }
    }

    /// 201: something was made, and stands at `location`.
    record Created(String location, Object value) implements Reply {}

    /// A stream of server-sent events.
    record Events(Feed feed) implements Reply {}

    /// A reply that also sets a cookie.
    record Setting(Cookie cookie, Reply reply) implements Reply {}

    /// A reply with what stands around its page, be it the page asked for or an error page.
    record Framed(Frame frame, Reply reply) implements Reply {}
}
