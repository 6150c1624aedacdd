package savepoint.server.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.DatabaseLogin;

/// What PostgreSQL announces by NOTIFY, heard on a connection of its own that comes back when it is lost.
public final class Notifications implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,60}");
    // How long a new channel waits at most until it is listened to.
    private static final Duration TURN = Duration.ofMillis(200);
    // A connection that died without a word is noticed after this.
    private static final Duration PROOF_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final DatabaseLogin login;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Thread listener =
            Thread.ofVirtual().name("notifications").unstarted(this::listen);

    private Notifications(DatabaseLogin login) {
        this.login = login;
    }

    /// A standing wish to hear of a channel; close it to hear no more.
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    // Compared by identity: the same receiver may subscribe twice. Greeted is used by the listener
    // thread alone.
    private static final class Subscriber {
        final String channel;
        final Consumer<String> receiver;
        boolean greeted;

        Subscriber(String channel, Consumer<String> receiver) {
            this.channel = channel;
            this.receiver = receiver;
        }

        void hear(String payload) {
            try {
                receiver.accept(payload);
            } catch (RuntimeException fault) {
                log.error(
                        "Whoever listens to {} failed at '{}'; the others still hear it",
                        channel,
                        payload,
                        fault);
            }
        }
    }

    /// Begins to listen.
    public static Notifications open(DatabaseLogin login) {
        var notifications = new Notifications(login);
        notifications.listener.start();
        return notifications;
    }

    /// Hands every payload of the channel to `receiver`, in order, on one thread, which it must not hold up.
    ///
    /// It gets an empty payload once listening has begun, and again after each lost connection: what was announced
    /// before may have been missed, so it looks for itself.
    public Subscription subscribe(String channel, Consumer<String> receiver) {
        if (!CHANNEL.matcher(channel).matches())
            throw new IllegalArgumentException("no channel name: " + channel);
        var subscriber = new Subscriber(channel, receiver);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var connection = connect()) {
                subscribers.forEach(subscriber -> subscriber.greeted = false);
                hearFrom(connection);
            } catch (SQLException lost) {
                if (Thread.currentThread().isInterrupted()) return;
                log.warn(
                        "Notifications are lost, connecting again in {}: {}",
                        PAUSE_AFTER_FAILURE,
                        lost.getMessage());
                pause();
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "savepoint-server notifications");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(login.url(), properties);
    }

    private void hearFrom(Connection connection) throws SQLException {
        var listening = new HashSet<String>();
        var postgres = connection.unwrap(PGConnection.class);
        var proven = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            welcome(connection, listening);
            for (var heard : postgres.getNotifications(Math.toIntExact(TURN.toMillis()))) {
                subscribers.stream()
                        .filter(subscriber ->
                                subscriber.greeted && subscriber.channel.equals(heard.getName()))
                        .forEach(subscriber -> subscriber.hear(heard.getParameter()));
            }
            if (System.nanoTime() - proven > PROOF_OF_LIFE.toNanos()) {
                if (!connection.isValid(Math.toIntExact(PROOF_OF_LIFE.toSeconds()))) {
                    throw new SQLException("the connection does not answer");
                }
                proven = System.nanoTime();
            }
        }
    }

    private void welcome(Connection connection, Set<String> listening) throws SQLException {
        for (var subscriber : subscribers) {
            if (subscriber.greeted) continue;
            if (listening.add(subscriber.channel)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + subscriber.channel);
                }
            }
            subscriber.greeted = true;
            subscriber.hear("");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops listening; what is under way is heard out.
    @Override
    public void close() {
        listener.interrupt();
        try {
            listener.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
