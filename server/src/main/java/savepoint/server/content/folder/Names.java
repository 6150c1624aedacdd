package savepoint.server.content.folder;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// How names on disk become the slugs of addresses.
public final class Names {
    private static final Pattern WEEK = Pattern.compile("(?i)(?:week|w)[-_ ]?(\\d{1,2})");
    private static final Pattern LESSON = Pattern.compile("(?i).+\\.(md|ipynb)");
    private static final Pattern OVERVIEW = Pattern.compile("(?i)(overview|readme)\\.md");
    private static final int LONGEST = 70;

    private Names() {}

    /// The number in a week folder's name, such as `week-11`, `Week_11` or `W11`.
    public static OptionalInt week(String folder) {
        var name = WEEK.matcher(folder);
        return name.matches()
                ? OptionalInt.of(Integer.parseInt(name.group(1)))
                : OptionalInt.empty();
    }

    /// The address of a week, whatever its folder is called.
    public static String weekSlug(int number) {
        return "week-" + number;
    }

    /// Whether a file of a week folder is a lesson by its name; a name that begins with `_` keeps it out.
    static boolean isLesson(String file) {
        return LESSON.matcher(file).matches() && !isOverview(file) && !file.startsWith("_");
    }

    static boolean isOverview(String file) {
        return OVERVIEW.matcher(file).matches();
    }

    /// Whether a lesson's file is a Jupyter notebook by its name.
    public static boolean isNotebook(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".ipynb");
    }

    /// The slug of a lesson within its week, by its file's name.
    static String lesson(String file) {
        return slug(file.substring(0, file.lastIndexOf('.')));
    }

    /// The slug of a lesson within the course.
    public static String lessonSlug(String week, String lesson) {
        return week + "." + lesson;
    }

    /// Any text as a slug: lower-case letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
    public static String slug(String text) {
        var plain =
                java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^a-z0-9._-]+", "-")
                        .replaceAll("^[^a-z0-9]+|[-.]+$", "");
        var bounded = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return bounded.isEmpty() ? "untitled" : bounded;
    }
}
