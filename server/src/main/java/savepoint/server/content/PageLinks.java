package savepoint.server.content;

import java.util.Optional;
import java.util.Set;
import savepoint.server.content.folder.LinkTarget;
import savepoint.server.content.folder.Names;
import savepoint.server.content.markdown.Links;

/// Where the links of a course's file lead: what works on disk works on the page.
///
/// @param term the term's address
/// @param from the path of the file in the course
/// @param files the paths of the files that are published with it
public record PageLinks(String term, String from, Set<String> files) implements Links {
    @Override
    public Optional<String> page(String written) {
        return switch (LinkTarget.of(from, written)) {
            case LinkTarget.Elsewhere _ -> Optional.of(written);
            case LinkTarget.WeekPage(var week) ->
                    Optional.of(
                            Addresses.week(
                                    term, Integer.parseInt(week.substring("week-".length()))));
            case LinkTarget.LessonPage(var week, var lesson, _) ->
                    Optional.of(Addresses.lesson(term, Names.lessonSlug(week, lesson)));
            case LinkTarget.AssignmentPage(var slug) ->
                    Optional.of(Addresses.assignment(term, slug));
            case LinkTarget.QuizPage(var slug) -> Optional.of(Addresses.quiz(term, slug));
            case LinkTarget.Asset(var path) -> file(path);
            case LinkTarget.Nowhere _ -> Optional.empty();
        };
    }

    @Override
    public Optional<String> image(String written) {
        return switch (LinkTarget.of(from, written)) {
            case LinkTarget.Asset(var path) -> file(path);
            case LinkTarget.Elsewhere _,
                    LinkTarget.WeekPage _,
                    LinkTarget.LessonPage _,
                    LinkTarget.AssignmentPage _,
                    LinkTarget.QuizPage _,
                    LinkTarget.Nowhere _ ->
                    Optional.empty();
        };
    }

    private Optional<String> file(String path) {
        return files.contains(path) ? Optional.of(Addresses.file(term, path)) : Optional.empty();
    }
}
