package savepoint.server.web;

import java.time.Duration;

/// Hears of every request that was answered. It is told by the threads that answer, and must not hold them up.
@FunctionalInterface
public interface Traffic {
    /// Nobody.
    Traffic UNSEEN = (_, _, _, _) -> {};

    /// A request was answered; an event stream when it ended.
    ///
    /// @param route the path of the route with its parts unfilled, or a word for what has no route
    void answered(Method method, String route, int status, Duration took);
}
