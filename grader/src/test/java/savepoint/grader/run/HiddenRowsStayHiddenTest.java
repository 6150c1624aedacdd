package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.grader.run.VaultBundle.BEGUN_WRONG;
import static savepoint.grader.run.VaultBundle.messages;
import static savepoint.grader.run.VaultBundle.onHidden;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.verdict.Verdict;

/// Hand-ins that know a hidden row and try to get it into the words of the verdict. That none does is asserted for
/// every grading of the bundle; here it is shown what they get instead.
class HiddenRowsStayHiddenTest {
    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void nothing_that_a_hand_in_says_on_a_hidden_fixture_is_told() throws Exception {
        var leaks = new LinkedHashMap<String, String>();
        leaks.put("throw new IllegalStateException(secret);", "it threw an exception");
        leaks.put("throw new SQLException(secret, secret);", "it threw an exception");
        leaks.put(
                "database.getConnection().createStatement().executeQuery(\"select '\" + secret + \"'::int\");",
                "it threw an exception");
        leaks.put("if (secret != null) return secret;", "the returned value differs");
        leaks.put("if (secret != null) return List.of(secret, 1);", "the returned value differs");
        leaks.put(
                "if (secret != null) return Map.of(secret, secret);", "the returned value differs");
        // a class that is named when the row is known
        leaks.put(
                """
                var name = java.lang.constant.ClassDesc.of("vault", secret);
                var bytes = java.lang.classfile.ClassFile.of().build(name, type -> type
                        .withFlags(java.lang.reflect.AccessFlag.PUBLIC)
                        .withMethodBody("<init>", java.lang.constant.MethodTypeDesc.ofDescriptor("()V"), 1,
                                code -> code.aload(0).invokespecial(java.lang.constant.ConstantDescs.CD_Object, "<init>",
                                        java.lang.constant.MethodTypeDesc.ofDescriptor("()V")).return_()));
                if (secret != null)
                    return java.lang.invoke.MethodHandles.lookup().defineClass(bytes).getConstructor().newInstance();
                """,
                "it returned something that cannot be compared");
        leaks.put(
                "System.out.println(secret); System.err.println(secret); System.exit(secret.hashCode());",
                "the program ended before the call returned");
        leaks.put(
                "Thread.currentThread().setName(secret); Runtime.getRuntime().halt(47);",
                "the program ended before the call returned");
        var attempts =
                leaks.keySet().stream()
                        .collect(Collectors.toMap(VaultBundle::onHidden, leaks::get));
        var got = messages(List.copyOf(attempts.keySet()));
        attempts.forEach(
                (body, words) -> assertEquals(BEGUN_WRONG + words + ".", got.get(body), body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\\"value\\\":{\\\"u\\\":\\\"\" + secret + \"\\\"}}",
                "{\\\"value\\\":{\\\"x\\\":[\\\"\" + secret + \"\\\"],\\\"s\\\":\\\"\" + secret + \"\\\"}}",
                "{\\\"value\\\":{\\\"x\\\":[],\\\"s\\\":\\\"\" + secret + \"\\\"}}",
            })
    void nothing_that_a_forged_frame_says_about_a_hidden_fixture_is_told(String answer)
            throws Exception {
        var forging =
                onHidden("frame(calls, \"%s\"); Runtime.getRuntime().halt(0);".formatted(answer));
        var message = messages(List.of(forging)).get(forging);
        assertEquals(BEGUN_WRONG, message.substring(0, BEGUN_WRONG.length()));
        assertEquals(
                true,
                List.of(
                                "it returned something that cannot be compared.",
                                "it threw an exception.",
                                "the returned value differs.")
                        .contains(message.substring(BEGUN_WRONG.length())),
                message);
    }

    @Test
    void what_was_seen_on_a_hidden_fixture_is_not_told_on_a_visible_one() throws Exception {
        var remembering =
                """
                if (secret != null) {
                    held.add(secret);
                    var kept = database.getConnection();
                    kept.createStatement().execute("select pg_advisory_lock(4711), set_config('application_name', '" + secret + "', false)");
                    held.add(kept);
                } else if (!held.isEmpty()) {
                    throw new IllegalStateException(held.toString());
                }
                try (var connection = database.getConnection();
                        var locks = connection.createStatement().executeQuery("select 1 from pg_locks where objid = 4711")) {
                    if (secret == null && locks.next()) return "seen";
                }
                %s
                """
                        .formatted(VaultBundle.RIGHT);
        var verdict = VaultBundle.grade(Collections.nCopies(3, remembering));
        assertEquals("3", verdict.points().toPlainString(), verdict::toString);
    }

    @Test
    void nothing_is_left_on_the_server_for_the_next_hand_in() throws Exception {
        var leaving =
                onHidden(
                        """
                        var kept = database.getConnection();
                        for (var sql : List.of(
                                "alter role current_user set application_name = '" + secret + "'",
                                "alter role current_user set savepoint.kept = '" + secret + "'",
                                "select lo_from_bytea(4711, '" + secret + "')",
                                "create temp table " + secret + " (id int)",
                                "select pg_notify('" + secret + "', '" + secret + "')",
                                "select nextval('" + secret + "')",
                                "prepare " + secret + " as select 4711")) {
                            try {
                                kept.createStatement().execute(sql);
                            } catch (SQLException refused) {
                                held.add(refused);
                            }
                        }
                        held.add(kept);
                        """);
        assertEquals("1", VaultBundle.grade(List.of(leaving)).points().toPlainString());
        var looking =
                """
                var seen = new StringBuilder();
                for (var view : List.of("pg_db_role_setting", "pg_shdescription", "pg_roles", "pg_database", "pg_locks",
                        "pg_stat_activity", "pg_settings", "pg_largeobject_metadata", "pg_prepared_statements", "pg_class")) {
                    try (var connection = database.getConnection();
                            var rows = connection.createStatement().executeQuery(
                                    "select string_agg(v::text, '') from " + view + " v where v::text like '%hus' || 'h47%'")) {
                        rows.next();
                        if (rows.getString(1) != null) seen.append(view).append(rows.getString(1));
                    }
                }
                throw new IllegalStateException(seen.toString());
                """;
        var verdict = VaultBundle.grade(List.of(looking));
        assertEquals("java.lang.IllegalStateException: ", told(verdict));
    }

    /// What the sample's diff says that the hand-in threw.
    private static String told(Verdict verdict) {
        var words = verdict.results().getFirst().differences().getFirst().rows().getFirst().got();
        return words.getFirst().replaceFirst("^threw ", "").replaceFirst(" at .*", "");
    }
}
