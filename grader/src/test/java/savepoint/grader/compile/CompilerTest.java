package savepoint.grader.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.TestSandbox;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Limit;

/// Ordinary code, and the attacks CO01 to CO09, on real compilers in real boxes.
class CompilerTest {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    384L << 20,
                    8 << 20,
                    1 << 20,
                    64);
    private static final Compiler COMPILER =
            new Compiler(TestSandbox.sandbox(), TestSandbox.jvm(), LIMITS, 2);

    @AfterAll
    static void close() {
        COMPILER.close();
    }

    @Test
    void two_hand_ins_in_a_row_compile_in_the_same_process() {
        for (int i = 0; i < 2; i++) {
            var result = compile("Hello.java", "record Hello(int a) { static class Inner {} }");
            var compiled = assertInstanceOf(CompileResult.Compiled.class, result);
            assertEquals(Set.of("Hello", "Hello$Inner"), compiled.classes().keySet());
            assertEquals((byte) 0xCA, compiled.classes().get("Hello")[0]);
        }
    }

    @Test
    void a_hand_in_sees_the_classes_of_its_api() {
        var api = compile("Bank.java", "package bank; public interface Bank { int sum(); }");
        var library = assertInstanceOf(CompileResult.Compiled.class, api).classes();
        String source =
                "package bank; public class Mine implements Bank { public int sum() { return 1; } }";
        assertInstanceOf(
                CompileResult.Compiled.class,
                COMPILER.compile(Map.of("Mine.java", source), library));
    }

    @Test
    void a_mistake_is_told_with_file_line_and_column() {
        var failed =
                assertInstanceOf(
                        CompileResult.Failed.class,
                        compile("Oops.java", "class Oops {\n    int a = \"x\";\n}\n"));
        Diagnostic first = failed.diagnostics().getFirst();
        assertEquals("Oops.java", first.file());
        assertEquals(2, first.line());
        assertEquals(13, first.column());
        assertTrue(first.message().startsWith("incompatible types"), first.message());
    }

    @Test
    void a_constant_that_doubles_thirty_times_hits_the_limit() {
        String doublings =
                IntStream.range(1, 31)
                        .mapToObj(i ->
                                "static final String S%d = S%d + S%d;".formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining("\n"));
        assertLimit(
                compile(
                        "Fold.java",
                        "class Fold { static final String S0 = \"0123456789abcdef\";\n"
                                + doublings
                                + "}"));
        assertStillCompiles();
    }

    @Test
    void an_inference_bomb_hits_the_limit() {
        String bomb = "id(".repeat(3) + "1" + ")".repeat(3);
        for (int i = 0; i < 11; i++) bomb = "pick(x -> " + bomb + ", y -> " + bomb + ")";
        assertLimit(
                compile(
                        "Infer.java",
                        "import java.util.function.*; class Infer { static <T> T id(T t) { return t; }"
                                + " static <A, B> Function<A, B> pick(Function<A, B> a, Function<A, B> b) { return a; }"
                                + " static <A, B> Supplier<B> pick(Function<A, B> a, Supplier<B> b) { return b; }"
                                + " Object o = "
                                + bomb
                                + "; }"));
        assertStillCompiles();
    }

    /// Twenty thousand fit the stack of a compiler that has compiled itself.
    @Test
    void two_hundred_thousand_brackets_are_a_compile_error() {
        var failed =
                assertInstanceOf(
                        CompileResult.Failed.class,
                        compile(
                                "Deep.java",
                                "class Deep { int i = "
                                        + "(".repeat(200_000)
                                        + "1"
                                        + ")".repeat(200_000)
                                        + "; }"));
        assertFalse(failed.diagnostics().getFirst().message().contains("bugreport"));
        assertStillCompiles();
    }

    @Test
    void twenty_thousand_classes_hit_the_limit() {
        String many =
                IntStream.range(0, 20_000)
                        .mapToObj("class C%d {}"::formatted)
                        .collect(Collectors.joining("\n"));
        assertLimit(compile("Many.java", many));
        assertStillCompiles();
    }

    @Test
    void twenty_thousand_errors_become_twenty() {
        String wrong = "int x = y;\n".repeat(20_000);
        var failed =
                assertInstanceOf(
                        CompileResult.Failed.class,
                        compile("Wrong.java", "class Wrong { " + wrong + "}"));
        assertTrue(failed.diagnostics().size() <= 20);
        int characters = failed.diagnostics().stream().mapToInt(d -> d.message().length()).sum();
        assertTrue(characters <= 16 << 10);
    }

    @Test
    void code_and_names_that_are_too_long_are_ordinary_errors_or_compile() {
        String large = "int a = 0; a += a * 3 + 7;".repeat(20_000).replace("int a = 0;", "");
        var tooLarge = compile("Big.java", "class Big { void m(int a) { " + large + "} }");
        var failed = assertInstanceOf(CompileResult.Failed.class, tooLarge);
        assertTrue(failed.diagnostics().getFirst().message().contains("too large"));
        String method = "m".repeat(70_000);
        assertInstanceOf(
                CompileResult.Failed.class,
                compile("Name.java", "class Name { void " + method + "() {} }"));
        assertInstanceOf(
                CompileResult.Compiled.class,
                compile("Long.java", "class " + "L".repeat(300) + " {}"));
    }

    @Test
    void an_annotation_processor_in_the_hand_in_does_not_run() {
        String processor =
                """
                import java.util.*; import javax.annotation.processing.*; import javax.lang.model.element.*;
                @SupportedAnnotationTypes("*")
                public class Proc extends AbstractProcessor {
                    static { if (true) throw new Error("ran"); }
                    public boolean process(Set<? extends TypeElement> a, RoundEnvironment r) { throw new Error("ran"); }
                }
                """;
        var result =
                COMPILER.compile(
                        Map.of(
                                "Proc.java",
                                processor,
                                "META-INF/services/javax.annotation.processing.Processor",
                                "Proc"),
                        Map.of());
        // the services file is no Java: the point is that nothing of it was run
        var failed = assertInstanceOf(CompileResult.Failed.class, result);
        assertFalse(failed.diagnostics().toString().contains("ran"));
        assertInstanceOf(CompileResult.Compiled.class, compile("Proc.java", processor));
    }

    @Test
    void packages_of_the_platform_are_refused() {
        for (String reserved : new String[] {"java.sql", "savepoint.runner", "org.postgresql"}) {
            var failed =
                    assertInstanceOf(
                            CompileResult.Failed.class,
                            compile("Mine.java", "package " + reserved + "; public class Mine {}"),
                            reserved);
            assertEquals("Mine.java", failed.diagnostics().getFirst().file());
        }
    }

    private static CompileResult compile(String file, String source) {
        return COMPILER.compile(Map.of(file, source), Map.of());
    }

    private static void assertLimit(CompileResult result) {
        assertEquals(new CompileResult.LimitHit(Limit.COMPILER), result);
    }

    private static void assertStillCompiles() {
        assertInstanceOf(CompileResult.Compiled.class, compile("Fine.java", "class Fine {}"));
    }
}
