package savepoint.server.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;

class NotificationsTest {
    private final PlatformDatabase postgres;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    NotificationsTest() throws Exception {
        postgres = TestDatabase.fresh();
    }

    @Test
    void what_is_announced_is_heard_in_order_until_one_stops_listening() throws Exception {
        try (var notifications = Notifications.open(postgres.server())) {
            try (var _ = notifications.subscribe("gradings", heard::add)) {
                assertEquals("", next(), "listening has begun");
                run(
                        postgres.server(),
                        "notify gradings, 'one'; notify others, 'nothing'; notify gradings, 'two'");
                assertEquals("one", next());
                assertEquals("two", next());
            }
            try (var _ = notifications.subscribe("gradings", heard::add)) {
                assertEquals("", next());
                run(postgres.server(), "notify gradings, 'three'");
                assertEquals("three", next(), "heard once: the first has stopped listening");
                assertNull(heard.poll());
            }
        }
    }

    @Test
    void a_listener_that_fails_does_not_silence_the_others() throws Exception {
        try (var notifications = Notifications.open(postgres.server());
                var _ =
                        notifications.subscribe(
                                "gradings",
                                payload -> {
                                    throw new IllegalStateException(
                                            "cannot bear '" + payload + "'");
                                });
                var _ = notifications.subscribe("gradings", heard::add)) {
            assertEquals("", next());
            run(postgres.server(), "notify gradings, 'one'");
            assertEquals("one", next());
        }
    }

    @Test
    void a_lost_connection_comes_back_and_listeners_are_told_to_look() throws Exception {
        try (var notifications = Notifications.open(postgres.server());
                var _ = notifications.subscribe("gradings", heard::add)) {
            assertEquals("", next());
            run(
                    postgres.owner(),
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where application_name = 'savepoint-server notifications'
                    """);
            assertEquals("", next(), "something may have been missed");
            run(postgres.server(), "notify gradings, 'later'");
            assertEquals("later", next());
        }
    }

    private String next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    private static void run(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
