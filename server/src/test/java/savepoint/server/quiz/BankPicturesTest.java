package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuizzes;

/// Pictures of the bank are secret until they are drawn.
class BankPicturesTest {
    private static final String PICTURE = "quizzes/bank/theory/images/er.png";
    private static final String QUESTION = "quizzes/bank/theory/tables.md";

    private final TestPlatform platform = TestPlatform.start();

    @BeforeEach
    void publish() {
        var folder = TestCourse.week11();
        folder.write(
                QUESTION,
                """
                ---
                kind: true-false
                ---
                Three tables are shown. ![Three tables](images/er.png)

                - [x] True
                """);
        folder.write(PICTURE, "the first picture");
        folder.write(
                "quizzes/any-time.yaml",
                "title: Any time\npoints: 1\nparts:\n  - question: tables\n");
        TestCourse.publish(platform, folder);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private int status(Somebody somebody, String path) {
        try (var browser = platform.browser(somebody)) {
            return browser.get(platform.term().path() + "/files/" + path).status();
        }
    }

    @Test
    void a_student_sees_a_picture_once_it_was_drawn() {
        assertEquals(404, status(Somebody.STUDENT, PICTURE));
        var attempt = TestQuizzes.start(platform, "any-time", Somebody.STUDENT);
        assertEquals(200, status(Somebody.STUDENT, PICTURE));
        assertEquals(404, status(Somebody.OTHER_STUDENT, PICTURE));
        try (var browser = platform.browser(Somebody.STUDENT)) {
            var page =
                    browser.get(platform.term().path() + "/quizzes/any-time/attempts/" + attempt)
                            .body();
            assertTrue(page.contains("/files/" + PICTURE), page);
        }
    }

    @Test
    void staff_see_pictures_and_nobody_sees_the_questions_themselves() {
        assertEquals(200, status(Somebody.ASSISTANT, PICTURE));
        TestQuizzes.start(platform, "any-time", Somebody.STUDENT);
        for (var somebody : new Somebody[] {Somebody.STUDENT, Somebody.INSTRUCTOR})
            assertEquals(404, status(somebody, QUESTION));
    }
}
