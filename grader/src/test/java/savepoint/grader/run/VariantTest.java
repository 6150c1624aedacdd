package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VariantTest {
    @Test
    void a_class_shares_them_about_equally() {
        var random = new Random(7);
        var works = new int[Variant.COUNT];
        for (int work = 0; work < 100 * Variant.COUNT; work++)
            works[(int) Variant.of(random.nextLong())]++;
        assertTrue(Arrays.stream(works).allMatch(share -> share > 50), Arrays.toString(works));
    }

    @Test
    void a_work_keeps_its_own() {
        assertEquals(Variant.of(Long.MIN_VALUE + 5), Variant.of(Long.MIN_VALUE + 5));
        assertEquals(5, Variant.of(5));
        assertEquals(Variant.COUNT - 1, Variant.of(-1));
    }
}
