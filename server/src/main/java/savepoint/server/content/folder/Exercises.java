package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.ExerciseFence;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Kind;

/// Finds the questions that lessons ask for.
///
/// @param broken slugs of questions that are there, but have errors of their own
record Exercises(Bank bank, Set<String> broken) {

    List<LessonFacts.Exercise> read(String path, List<ExerciseFence> fences, Problems problems) {
        var asked = new HashSet<String>();
        return fences.stream()
                .filter(fence -> isThere(path, fence, problems))
                .filter(fence -> isFirst(path, fence, asked, problems))
                .map(this::exercise)
                .toList();
    }

    private LessonFacts.Exercise exercise(ExerciseFence fence) {
        var points =
                fence.points()
                        .or(() ->
                                bank.find(fence.question())
                                        .map(entry -> entry.question().points()));
        // Of one that is broken now, the last good version is shown.
        return new LessonFacts.Exercise(fence.question(), points.orElse(BigDecimal.ONE));
    }

    private boolean isThere(String path, ExerciseFence fence, Problems problems) {
        if (broken.contains(fence.question())) return true;
        var found = bank.find(fence.question());
        if (found.isEmpty()) {
            problems.error(
                    path,
                    fence.line(),
                    "the exercise asks for question `%s`, which is not in quizzes/bank; write the slug of one that is, alone in the fence"
                            .formatted(fence.question().lines().findFirst().orElse("")));
            return false;
        }
        if (found.get().question().kind() instanceof Kind.Essay) {
            problems.error(
                    path,
                    fence.line(),
                    "the exercise `%s` is an essay: what a lesson asks is judged at once, by a key or by the grader"
                            .formatted(fence.question()));
            return false;
        }
        return true;
    }

    private static boolean isFirst(
            String path, ExerciseFence fence, Set<String> asked, Problems problems) {
        if (asked.add(fence.question())) return true;
        problems.error(
                path,
                fence.line(),
                "the exercise `%s` stands in this lesson twice".formatted(fence.question()));
        return false;
    }
}
