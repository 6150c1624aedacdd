package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.RightAnswer;

/// The quizzes and the bank that ship are the test of their format.
class ShippedQuizTest {
    private static CourseReading shipped() throws IOException {
        return CourseFolder.read(Path.of("..").toRealPath(), ZoneOffset.UTC);
    }

    @Test
    void every_question_is_in_order_and_has_an_explanation() throws IOException {
        var reading = shipped();
        assertEquals(
                List.of(),
                FolderMaker.told(reading).stream()
                        .filter(told -> told.startsWith("quizzes/"))
                        .toList());
        var questions =
                reading.questions().stream()
                        .map(ReadQuestion::question)
                        .flatMap(Optional::stream)
                        .toList();
        assertTrue(questions.size() >= 47);
        var kinds = new TreeSet<String>();
        questions.forEach(question -> kinds.add(question.kind().getClass().getSimpleName()));
        assertEquals(11, kinds.size());
        assertEquals(
                List.of("never-wait-for-a-person"),
                questions.stream()
                        .filter(question -> question.explanation().isEmpty())
                        .map(Question::slug)
                        .toList());
    }

    @Test
    void every_quiz_makes_its_points_for_everybody() throws IOException {
        var reading = shipped();
        for (var read : reading.quizzes()) {
            var quiz = read.quiz().orElseThrow();
            var sets = new HashSet<List<String>>();
            for (long seed = 0; seed < 200; seed++) {
                var drawn = Draw.of(quiz, reading.bank(), seed);
                assertEquals(
                        0,
                        quiz.points()
                                .compareTo(
                                        drawn.stream()
                                                .map(instance -> instance.points())
                                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                        read.slug());
                for (var instance : drawn) {
                    RightAnswer.of(instance)
                            .map(answer -> Judge.of(instance, answer))
                            .ifPresent(judgement ->
                                    assertTrue(isRight(judgement), instance.question()));
                }
                sets.add(drawn.stream().map(instance -> instance.question()).toList());
            }
            assertEquals(200, sets.size(), read.slug());
        }
    }

    private static boolean isRight(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Judged judged -> judged.isRight();
            case Judgement.ByGrader _ -> true;
            case Judgement.Unanswered _, Judgement.ByHand _, Judgement.Refused _ -> false;
        };
    }
}
