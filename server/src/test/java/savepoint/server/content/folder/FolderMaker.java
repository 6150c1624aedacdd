package savepoint.server.content.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import savepoint.grader.bundle.Problem;

/// A course folder made for one test.
public record FolderMaker(Path folder) {
    /// The week page that this format grew from, in its syntax to the letter and with other words.
    public static final String OVERVIEW =
            """
            #Week 11 Overview#
            ![Elephant Logo](images/elephant_logo.png)
            ## Keeping Data Longer ##

            In this week, you will learn how a Java program keeps its data.

            ### Objectives ###

            #####By the end of this lesson, you should be able to do the following:######

            - Connect to a database from Java.
            - Say what "not only" SQL means.

            ### Activities and Assignments ###

            |Activities and Assignments | Time Estimate | Deadline* | Points|
            |:------| -----|-------|----------:|
            |**[Week 11 Opening Film](https://films.example.edu/media/Week+Eleven/1_abc)**|10 Minutes|Tuesday|NA|
            |**[Week 11 Lesson 1:First Connections](lesson1.md)**| 2 Hours |Thursday| 20|
            |**[Week 11 Lesson 2:Rows and Objects](lesson2.md)**| 2 Hours | Thursday | 20 |
            |**[Week 11 Lesson 3:Documents](lesson3.md)**| 2 Hours | Thursday| 70 |
            |**Week 11 Quiz**| 35 Minutes | Friday | 70|
            |**Week 11 Assignment**| 2 Hour | Saturday | 60 (from instructor) 40 (from peers) 50 (for completing the peer review) |\s

            *Please note that unless we say otherwise, the due time is 6pm Central time!

            ----------

            Photo Credit: Elephant Logo by Nobody. https://example.org/logo. Accessed 3 August 2025.
            """;

    /// A small bundle in good order, worth 60 points.
    public void bundle(String slug, String title, int week) {
        var folder = "assignments/" + slug + "/";
        write(
                folder + "assignment.yaml",
                """
                title: %s
                week: %d
                submit: [01-all.sql]
                points: {instructor: 60, peers: 40, reviewing: 50}
                checks:
                  all-rows: {kind: rows, points: 60, file: 01-all.sql, about: Every row is there.}
                """
                        .formatted(title, week));
        write(folder + "statement.md", "# " + title + "\n\nList all. {check=all-rows}\n");
        write(folder + "schema.sql", "create table t (id int primary key);\n");
        write(folder + "fixtures/sample.sql", "insert into t values (1);\n");
        write(folder + "fixtures/hidden-more.sql", "insert into t values (1), (2);\n");
        write(folder + "solution/01-all.sql", "select id from t\n");
        write(folder + "starter/01-all.sql", "select\n");
    }

    /// The week of [#OVERVIEW] with everything its rows name.
    public void week11() {
        write("lessons/week-11/overview.md", OVERVIEW);
        write("lessons/week-11/images/elephant_logo.png", "png");
        for (int i = 1; i <= 3; i++) {
            write("lessons/week-11/lesson" + i + ".md", "# Lesson number " + i + "\n\nText.\n");
        }
        bundle("keep", "Keep it", 11);
    }

    public void write(String path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String path, byte[] bytes) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public CourseReading read() {
        try {
            return CourseFolder.read(folder, ZoneOffset.UTC);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static List<String> told(CourseReading reading) {
        return reading.problems().stream().map(Problem::toString).toList();
    }
}
