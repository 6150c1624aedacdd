package savepoint.server.web;

/// What stands around a page for whoever looks at it: their name and the course they are in, either of them null.
public record Frame(String signedIn, Layout.Course course) {
    /// Around a page for somebody unknown, outside any course.
    public static final Frame EMPTY = new Frame(null, null);
}
