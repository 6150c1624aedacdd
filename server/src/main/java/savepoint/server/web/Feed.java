package savepoint.server.web;

/// A source of server-sent events.
@FunctionalInterface
public interface Feed {
    /// Begins to send to the outlet, from any thread, and returns at once; what it returns is closed when the stream
    /// ends, whoever ended it.
    AutoCloseable open(Outlet outlet);

    /// Whether the browser may still listen; asked before each event, and while there is none. False ends the stream.
    default boolean isAllowed() {
        return true;
    }

    /// One event: a name that scripts listen for, and its data, any number of lines.
    record Event(String name, String data) {}

    /// The way to one listening browser. It never blocks: a browser that falls behind is cut off, and comes back by
    /// itself.
    interface Outlet {
        /// Sends an event soon.
        void send(Event event);

        /// Ends the stream after what was sent so far.
        void end();
    }
}
