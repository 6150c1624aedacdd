package savepoint.server.people;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

/// One run of a course, as its addresses name it: `course` and `slug` are slugs.
public record Term(
        long id,
        long courseId,
        String course,
        String courseTitle,
        String slug,
        ZoneId zone,
        LocalDate starts) {
    /// The address of its first page; everything of the term stands below it.
    public String path() {
        return "/c/" + course + "/" + slug;
    }

    /// Its slug as people read it: `fall-2026` is Fall 2026.
    public String name() {
        return Arrays.stream(slug.split("[-_.]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
