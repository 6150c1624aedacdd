package savepoint.server.web;

/// What stands around a page for whoever looks at it: their name, the course they are in, and the time zone that they
/// chose; any of them null.
public record Frame(String signedIn, Layout.Course course, String zone) {
    /// Around a page for somebody unknown, outside any course.
    public static final Frame EMPTY = new Frame(null, null, null);
}
