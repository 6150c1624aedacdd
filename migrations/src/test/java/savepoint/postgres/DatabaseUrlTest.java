package savepoint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://manager:m-secret@localhost/school",
                "postgresql://manager@localhost/school?password=m-secret",
                "jdbc:postgresql://localhost/school?user=manager&password=m-secret"
            })
    void a_password_on_the_command_line_is_refused(String url) {
        var refusal = assertThrows(IOException.class, () -> ExternalPostgres.open(url, Map.of()));
        assertTrue(
                refusal.getMessage().contains(ExternalPostgres.PASSWORD_FILE),
                refusal.getMessage());
        assertFalse(refusal.getMessage().contains("m-secret"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://manager@localhost/school",
                "postgresql://localhost/school",
                "postgresql://manager@localhost",
                "postgresql://m@[",
                "school"
            })
    void a_url_that_cannot_be_used_is_refused_with_its_shape(String url) {
        var refusal = assertThrows(IOException.class, () -> ExternalPostgres.open(url, Map.of()));
        assertTrue(
                refusal.getMessage().contains("postgresql://user@host:5432/database"),
                refusal.getMessage());
    }

    @Test
    void settings_of_the_url_are_kept() throws Exception {
        assertEquals(
                new DatabaseUrl(
                        "jdbc:postgresql://db.example:5433/school?sslmode=verify-full", "mary ann"),
                DatabaseUrl.parse(
                        "postgres://mary%20ann@db.example:5433/school?sslmode=verify-full"));
    }
}
