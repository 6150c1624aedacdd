package savepoint.server.gradebook.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import savepoint.server.web.Figures;

/// Grades worked out by hand, one a row. Categories are written `name weight drop n cap percent`.
class GradesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // 8 + 5 of 10 + 10
                "points alone | all 0 | all 8/10, all 5/10 | 65",
                // a big activity counts more: 100 of 110
                "points are weights where there are none | all 0 | all 100/100, all 0/10 | 90.9",
                // 80 % × 30 + 90 % × 70
                "two weights | quizzes 30; work 70 | quizzes 8/10, work 45/50 | 87",
                // 20 × 100 + 30 × 50 + 50 × 80, each ÷ 100
                "the course that ships | lessons 20; quizzes 30; work 50 | lessons 10/10, quizzes 5/10, work 120/150 | 75",
                // the work's 70 is not there yet, so quizzes are everything
                "a category without anything leaves its weight | quizzes 30; work 70 | quizzes 8/10, work - | 80",
                // (100 × 20 + 50 × 30) ÷ 50
                "weights in proportion | a 20; b 30; c 50 | a 10/10, b 5/10, c - | 70",
                // without the 2 of 10: 8 + 9 of 20
                "the lowest is left out | quizzes 100 drop 1 | quizzes 8/10, quizzes 2/10, quizzes 9/10 | 85",
                // without 2 and 3: 8 + 9 of 20
                "the two lowest | q 100 drop 2 | q 8/10, q 2/10, q 9/10, q 3/10 | 85",
                // dropping 20 of 100 (20 %) leaves 11 of 20; dropping 1 of 10 (10 %) would leave 30
                // of 110 = 27.3
                "the ratio is not what is dropped but what is left | q 100 drop 1 | q 20/100, q 1/10, q 10/10 | 55",
                // Kane and Kane's example: 80 of 100, 20 of 100, 1 of 20; all three are 101 of 220;
                // without the 20: 81 of 120
                "what helps most is left out | q 100 drop 1 | q 80/100, q 20/100, q 1/20 | 67.5",
                // never all: one stays
                "one activity stays | q 100 drop 3 | q 4/10, q 6/10 | 60",
                "the only one stays | q 100 drop 1 | q 4/10 | 40",
                // 9 + 9 of 20; dropping either changes nothing
                "equal ones | q 100 drop 1 | q 9/10, q 9/10 | 90",
                // missing counts as nothing: 8 + 0 of 20, and is dropped where that is allowed
                "missing counts | q 100 | q 8/10, q 0/10 | 40",
                "missing can be dropped | q 100 drop 1 | q 8/10, q 0/10 | 80",
                // an excused one is not there at all
                "excused does not count | q 100 | q 8/10, q ex | 80",
                "excused is not what is dropped | q 100 drop 1 | q 8/10, q ex, q 4/10 | 80",
                // 18 + 2 of 20
                "extra credit on top | q 100 | q 9/10, q 9/10, q +2/2 | 100",
                // 19 + 5 of 20
                "extra credit beyond everything | q 100 | q 10/10, q 9/10, q +5/5 | 120",
                "a capped category | q 100 cap 100 | q 10/10, q 9/10, q +5/5 | 100",
                // 100 % × 50 + 60 % × 50: the cap keeps quizzes from paying for work
                "a capped category beside another | q 50 cap 100; w 50 | q 10/10, q +5/5, w 6/10 | 80",
                // extra credit alone is not out of anything
                "extra credit alone counts nowhere | q 50; w 50 | q +5/5, w 6/10 | 60",
                // dropped by ratio with the extra points there: 2 + 10 + 1 of 20 → 10 + 1 of 10
                "extra credit is never dropped | q 100 drop 1 | q 2/10, q 10/10, q +1/1 | 110",
                // 1/3 of 100 rounds down to a tenth
                "thirds | all 0 | all 1/3 | 33.3",
                "two thirds | all 0 | all 2/3 | 66.7",
                // halves go up: 12.25 → 12.3
                "a half goes up | all 0 | all 49/400 | 12.3",
                // a third of 36.75 % is 12.25 % exactly, and rounds up as that, though 1 ÷ 3 has no
                // end
                "a third that ends on a half | a 36.75; b 63.25 | a 1/3, b 0/1 | 12.3",
                // 1/3 × 50 + 2/3 × 49.75 + 2/3 × 0.25 = 16.666… + 33.166… + 0.166… = 50 exactly
                "weights in thirds | a 50; b 49.75; c 0.25 | a 1/3, b 2/3, c 2/3 | 50",
                // all in: (200 of 290 + 100 of 200) of 400 = 75; without the 90 it would be 200 of
                // 300
                "a cap turns what would help into harm | a 0 drop 1 cap 100; b 0 | a 90/100, a 100/100, a +100/100, b 100/200 | 75",
                // all in: (20 of 40, as 25 is above the cap) + 40 of 80 = 75; without the first: 10
                // + 40 of 60
                "under a low cap what asks for points goes | a 0 drop 1 cap 50; b 0 | a 10/20, a 15/20, b 40/40 | 83.3",
                // late days are taken off before: 36 of 40 with −10 % is 32.4
                "late days were taken off | w 100 | w 32.4/40 | 81",
                // overrides may exceed what can be earned
                "an override above everything | w 100 | w 45/40 | 112.5",
                // an activity of no category has no say
                "other things have no say | q 100 | q 8/10, film 0/10 | 80",
                // no weights: leaving the 9 of 10 out would lower the sum 9 + 2 of 20
                "without weights only what lowers the sum is left out | q 0 drop 1; w 0 | q 9/10, q 9/10, w 2/10 | 66.7",
                "without weights what harms the sum is left out | q 0 drop 1; w 0 | q 1/10, q 9/10, w 9/10 | 90",
                "half points | q 100 | q 7.5/10, q 8.25/10 | 78.8",
                "nothing earned | q 100 | q 0/10 | 0",
            })
    void worked_by_hand(String name, String categories, String entries, String percent) {
        var grade = Grades.of(Made.policy(categories), Made.entries(entries));
        assertEquals(Optional.of(percent), grade.percent().map(Figures::plain), () -> grade.says());
    }

    @Test
    void nothing_is_no_grade() {
        var grade = Grades.of(Made.policy("q 100"), Made.entries("q -, q ex"));
        assertEquals(Optional.empty(), grade.percent());
        assertEquals("Nothing counts yet", grade.says());
    }

    @ParameterizedTest
    @CsvSource({"895/1000,89.5,B", "8995/10000,90,A", "8994/10000,89.9,B", "1/10,10,"})
    void letters_go_by_what_is_shown(String amount, String percent, String letter) {
        var policy =
                Made.policy(
                        "q 100",
                        new Policy.Letter("A", new BigDecimal("90")),
                        new Policy.Letter("B", new BigDecimal("80")));
        var grade = Grades.of(policy, Made.entries("q " + amount));
        assertEquals(Optional.of(percent), grade.percent().map(Figures::plain));
        assertEquals(Optional.ofNullable(letter), grade.letter());
    }

    @ParameterizedTest
    @CsvSource({"0,HALF_UP,90", "0,CEILING,90", "0,FLOOR,89", "2,HALF_UP,89.5", "4,FLOOR,89.5"})
    void rounding_is_the_courses(int places, RoundingMode mode, String percent) {
        var policy =
                new Policy(
                        Made.policy("q 100").categories(),
                        true,
                        new Policy.Rounding(places, mode),
                        Optional.empty(),
                        List.of());
        var grade = Grades.of(policy, Made.entries("q 895/1000"));
        assertEquals(percent, Figures.plain(grade.percent().orElseThrow()));
    }

    @Test
    void the_total_is_capped_after_everything_else() {
        var policy =
                new Policy(
                        Made.policy("q 100").categories(),
                        true,
                        Policy.Rounding.USUAL,
                        Optional.of(new BigDecimal("100")),
                        List.of());
        var grade = Grades.of(policy, Made.entries("q 10/10, q +3/3"));
        assertEquals("100", Figures.plain(grade.percent().orElseThrow()));
        assertEquals("q 130 % × 100 %, no more than 100 %: 100 %", grade.says());
    }

    @Test
    void words_count_no_more_than_a_cap_does() {
        var grade =
                Grades.of(
                        Made.policy("a 0 drop 1 cap 100; b 0"),
                        Made.entries("a 90/100, a 100/100, a +100/100, b 100/200"));
        assertEquals("300 of 400 points: 75 %", grade.says());
        assertEquals(
                "290 of 200 points, 100 %; 100 of them extra credit; which is the most that it can come to;"
                        + " nothing left out, as it would not help",
                grade.shares().getFirst().says());
    }

    @Test
    void words_say_how_it_came_about() {
        var policy =
                Made.policy(
                        "Quizzes 30 drop 1; Work 70", new Policy.Letter("B", new BigDecimal("80")));
        var grade =
                Grades.of(policy, Made.entries("Quizzes 8/10, Quizzes 2/10, Work 45/50, Work -"));
        assertEquals("Quizzes 80 % × 30 % + Work 90 % × 70 %: 87 %, B", grade.says());
        assertEquals(
                "8 of 10 points, 80 %; left out: Activity 2 (2 of 10)",
                grade.shares().getFirst().says());
        assertEquals("45 of 50 points, 90 %", grade.shares().getLast().says());
        assertEquals(
                "(Quizzes 80 % × 30 %) ÷ 30 %, as nothing counts in the rest yet: 80 %, B",
                Grades.of(policy, Made.entries("Quizzes 8/10")).says());
    }
}
