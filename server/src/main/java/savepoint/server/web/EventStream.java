package savepoint.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One open stream of server-sent events: the feed puts events into a queue, the request's own thread writes them out.
final class EventStream implements Feed.Outlet {
    // Proxies and Jetty close what is silent for 30 s.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    // Browsers come back by themselves, and are then asked anew who they are.
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int BACKLOG = 256;
    private static final Feed.Event WAKE = new Feed.Event("", "");

    private final BlockingQueue<Feed.Event> waiting = new ArrayBlockingQueue<>(BACKLOG);
    private volatile boolean ended;

    @Override
    public void send(Feed.Event event) {
        if (!ended && !waiting.offer(event)) end();
    }

    @Override
    public void end() {
        ended = true;
        // A full queue needs no waking: its reader is not waiting.
        var _ = waiting.offer(WAKE);
    }

    /// Writes until the feed or the server ends the stream, its time is up, the browser has gone, or may no longer
    /// listen.
    void run(Feed feed, OutputStream out) throws Exception {
        try (var _ = feed.open(this)) {
            write(out, "retry: 2000\n\n");
            var until = System.nanoTime() + LIFETIME.toNanos();
            while (System.nanoTime() < until) {
                var event = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (!feed.isAllowed()) return;
                if (event == null) write(out, ": still here\n\n");
                else if (!event.equals(WAKE)) write(out, text(event));
                if (ended && waiting.isEmpty()) return;
            }
        }
    }

    private static String text(Feed.Event event) {
        var text = new StringBuilder("event: ").append(event.name()).append('\n');
        event.data().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
