package savepoint.server.content.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What rows may be bound to, and what is bound already.
///
/// @param lessons by the path of their file
/// @param assignments by slug
/// @param bound where each is listed, by kind and slug
record Units(
        Map<String, Lesson> lessons,
        Map<String, Assignment> assignments,
        Map<String, String> bound) {

    static Units of(List<Lesson> lessons, List<Assignment> assignments) {
        var byPath = new LinkedHashMap<String, Lesson>();
        lessons.forEach(lesson -> byPath.put(lesson.facts().path(), lesson));
        var bySlug = new LinkedHashMap<String, Assignment>();
        assignments.forEach(assignment -> bySlug.put(assignment.slug(), assignment));
        return new Units(byPath, bySlug, new LinkedHashMap<>());
    }
}
