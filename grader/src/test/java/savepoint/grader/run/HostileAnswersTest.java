package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.run.VaultBundle.messagesOnSample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// Answers that are no values: objects that lie, never end or hold themselves, and frames that the runner never wrote.
class HostileAnswersTest {
    private static final String NOT_COMPARABLE =
            "On the sample rows: it returned a value of class %s, which cannot be compared.";
    private static final String TOO_MUCH =
            "On the sample rows: it returned more than an observation may hold, which cannot be compared.";
    private static final String ITS_METHODS_THREW =
            "On the sample rows: it returned a value whose own methods threw java.lang.Error, which cannot be compared.";
    private static final String DIFFERS = "On the sample rows: the returned value differs.";
    private static final String THREW = "On the sample rows: it threw %s.";

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void hostile_objects_earn_nothing_and_harm_nobody() throws Exception {
        var hostile = new LinkedHashMap<String, String>();
        hostile.put(
                """
                return new Object() {
                    public boolean equals(Object other) { return true; }
                    public int hashCode() { throw new IllegalStateException(); }
                    public String toString() { return "right"; }
                    Object writeReplace() { return "right"; }
                };\
                """,
                NOT_COMPARABLE.formatted("vault.OpenVault$1"));
        hostile.put(
                """
                return new AbstractList<String>() {
                    public String get(int index) { return "right"; }
                    public int size() { return Integer.MAX_VALUE; }
                };\
                """,
                TOO_MUCH);
        hostile.put(
                """
                return new AbstractCollection<String>() {
                    public Iterator<String> iterator() { return java.util.stream.Stream.generate(() -> "right").iterator(); }
                    public int size() { return 1; }
                };\
                """,
                TOO_MUCH);
        hostile.put("var list = new ArrayList<Object>(); list.add(list); return list;", TOO_MUCH);
        hostile.put(
                "var map = new HashMap<Object, Object>(); map.put(1, map); return map;", TOO_MUCH);
        hostile.put(
                "return new AbstractMap<String, String>() { public Set<Entry<String, String>> entrySet() { throw new Error(); } };",
                ITS_METHODS_THREW);
        hostile.put(
                "return Set.of(new Object() { public String toString() { throw new Error(); } }, 1);",
                ITS_METHODS_THREW);
        hostile.put(
                "record Right(String right) { public String right() { throw new Error(); } } return new Right(\"right\");",
                DIFFERS);
        hostile.put(
                "return new BigDecimal(\"1\") { public String toString() { return \"right\"; } };",
                NOT_COMPARABLE.formatted("vault.OpenVault$6"));
        hostile.put("return new BigDecimal(\"1E1000000000\");", DIFFERS);
        hostile.put(
                "return BigDecimal.ONE.movePointRight(20000).add(BigDecimal.ONE);",
                NOT_COMPARABLE.formatted("java.math.BigDecimal"));
        hostile.put(
                "return BigInteger.ONE.shiftLeft(1 << 24);",
                NOT_COMPARABLE.formatted("java.math.BigInteger"));
        hostile.put("return Double.NaN;", DIFFERS);
        hostile.put("return -0f;", DIFFERS);
        hostile.put("return Double.NEGATIVE_INFINITY;", DIFFERS);
        hostile.put("return \"right\".repeat(1 << 20);", TOO_MUCH);
        hostile.put("return new byte[9 << 20];", TOO_MUCH);
        hostile.put("return \"ri\\0ght\\u202e\\ud800\";", DIFFERS);
        hostile.put("return (Runnable) () -> {};", null);
        hostile.put("return Thread.currentThread();", NOT_COMPARABLE.formatted("java.lang.Thread"));
        hostile.put(
                "enum Right { RIGHT { public String toString() { return \"right\"; } } } return Right.RIGHT;",
                DIFFERS);
        assertMessages(hostile);
    }

    @Test
    void hostile_exceptions_are_named_and_their_words_cut() throws Exception {
        var hostile = new LinkedHashMap<String, String>();
        hostile.put(
                "throw new Error() { public String getMessage() { throw new Error(); } };",
                THREW.formatted("vault.OpenVault$1"));
        hostile.put(
                "throw new Error() { public Throwable getCause() { return this; } };",
                THREW.formatted("vault.OpenVault$2"));
        hostile.put(
                "throw new Error() { public StackTraceElement[] getStackTrace() { return null; } };",
                THREW.formatted("vault.OpenVault$3"));
        hostile.put(
                "throw new Error() { public void printStackTrace() { System.exit(0); } public String toString() { System.exit(0); return null; } };",
                THREW.formatted("vault.OpenVault$4"));
        hostile.put("throw new Error(\"m\".repeat(10 << 20));", THREW.formatted("java.lang.Error"));
        hostile.put(
                "throw new StackOverflowError();", THREW.formatted("java.lang.StackOverflowError"));
        hostile.put("throw new ThreadDeath();", THREW.formatted("java.lang.ThreadDeath"));
        hostile.put("return open0(secret);", THREW.formatted("vault.OpenVault$1"));
        hostile.put(
                "class Deep { Object fall() { return fall(); } } return new Deep().fall();",
                THREW.formatted("java.lang.StackOverflowError"));
        assertMessages(hostile);
    }

    @Test
    void an_answer_that_is_never_done_hits_the_limit() throws Exception {
        var verdict =
                VaultBundle.grade(
                        List.of(
                                "record Right(String right) { public String right() { while (true) Thread.onSpinWait(); } } return new Right(\"right\");"));
        assertEquals(Limit.CPU, assertInstanceOf(Verdict.LimitHit.class, verdict).limit());
        assertEquals("0", verdict.points().toPlainString());
    }

    private static void assertMessages(Map<String, String> expected) throws Exception {
        var messages = messagesOnSample(List.copyOf(expected.keySet()));
        assertAll(
                expected.keySet().stream()
                        .map(body ->
                                () -> {
                                    var message = messages.get(body);
                                    if (expected.get(body) != null)
                                        assertEquals(expected.get(body), message, body);
                                    assertTrue(message.length() < 3_000, body);
                                    assertTrue(message.chars().allMatch(c -> c >= ' '), message);
                                }));
    }
}
