package savepoint.server.web;

import java.util.List;

/// A page's title and the way to it from the course down, without the page itself.
public record Heading(String title, List<Link> crumbs) {
    /// A page that stands directly below the first.
    public Heading(String title) {
        this(title, List.of());
    }
}
