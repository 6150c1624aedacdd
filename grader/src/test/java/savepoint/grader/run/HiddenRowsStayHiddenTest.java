package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.grader.run.VaultBundle.BEGUN_WRONG;
import static savepoint.grader.run.VaultBundle.messages;
import static savepoint.grader.run.VaultBundle.onHidden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
