package savepoint.server.content.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What rows may be bound to, and what is bound already.
///
/// @param lessons by the path of their file
/// @param assignments by slug
/// @param quizzes by slug
/// @param bound where each is listed, by kind and slug
record Units(
        Map<String, Lesson> lessons,
        Map<String, Assignment> assignments,
        Map<String, ReadQuiz> quizzes,
        Map<String, String> bound) {

    static Units of(List<Lesson> lessons, List<Assignment> assignments, List<ReadQuiz> quizzes) {
        var byPath = new LinkedHashMap<String, Lesson>();
        lessons.forEach(lesson -> byPath.put(lesson.facts().path(), lesson));
        var bySlug = new LinkedHashMap<String, Assignment>();
        assignments.forEach(assignment -> bySlug.put(assignment.slug(), assignment));
        var quizzesBySlug = new LinkedHashMap<String, ReadQuiz>();
        quizzes.forEach(quiz -> quizzesBySlug.put(quiz.slug(), quiz));
        return new Units(byPath, bySlug, quizzesBySlug, new LinkedHashMap<>());
    }
}
