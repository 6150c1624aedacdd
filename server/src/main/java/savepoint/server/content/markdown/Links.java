package savepoint.server.content.markdown;

import java.util.Optional;

/// Where the links of one file lead once it is published.
public interface Links {
    /// The address for what an author wrote as a link; empty where nothing stands there, and the words lose their link.
    Optional<String> page(String written);

    /// The address for what an author wrote as an image's source; empty where there is none.
    Optional<String> image(String written);
}
