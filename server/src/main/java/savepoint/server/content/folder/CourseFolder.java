package savepoint.server.content.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;

/// A course on disk: course.yaml, week folders at the root or below lessons/, quizzes/ and assignments/.
public final class CourseFolder {
    private final SourceFiles source;
    private final ZoneId zone;
    private final Problems problems = new Problems();
    private final TreeMap<String, byte[]> courseFiles = new TreeMap<>();

    private CourseFolder(Path folder, ZoneId zone) throws IOException {
        this.source = new SourceFiles(folder);
        this.zone = zone;
    }

    /// Reads the whole folder; whatever is wrong with it is in the result.
    ///
    /// @param zone of the course, where course.yaml names none
    /// @throws IOException where there is no such folder
    public static CourseReading read(Path folder, ZoneId zone) throws IOException {
        return new CourseFolder(folder, zone).read();
    }

    private CourseReading read() {
        var courseProblems = new Problems();
        var course = course(courseProblems);
        problems.addAll(courseProblems.all());
        var drafts = drafts();
        var questions = new BankFolder(source, problems).read();
        var lessons = lessons(drafts, questions);
        var assignments = assignments();
        var quizzes = new QuizFolder(source, questions, problems).read();
        var binder = new Binder(course, Units.of(lessons, assignments, quizzes));
        var weeks = new ArrayList<Week>();
        for (var draft : drafts) {
            weeks.add(binder.bind(draft));
            problems.addAll(draft.problems().all());
        }
        formerNames(lessons, assignments);
        formerNames(questions, quizzes);
        gradedNames(course, weeks, assignments, quizzes);
        if (weeks.isEmpty() && assignments.isEmpty()) {
            problems.error(
                    ".",
                    0,
                    "holds no course yet: no week such as lessons/week-1/overview.md and no assignment");
        }
        return new CourseReading(
                course,
                new FileTree(courseFiles),
                courseProblems.hasErrors(),
                !source.missedSomething() && !(weeks.isEmpty() && assignments.isEmpty()),
                weeks,
                lessons,
                assignments,
                questions,
                quizzes,
                problems.all());
    }

    private CourseFacts course(Problems problems) {
        if (!source.exists(CourseYaml.PATH)) return CourseYaml.unsaid(source.name(), "", zone);
        var text = source.text(CourseYaml.PATH, problems);
        text.ifPresent(
                yaml -> courseFiles.put(CourseYaml.PATH, yaml.getBytes(StandardCharsets.UTF_8)));
        var unsaid = CourseYaml.unsaid(source.name(), text.orElse(""), zone);
        return text.map(yaml -> CourseYaml.read(yaml, unsaid, problems)).orElse(unsaid);
    }

    private List<WeekReader.Draft> drafts() {
        var folders = new TreeMap<Integer, List<String>>();
        collectWeeks("", folders);
        collectWeeks("lessons/", folders);
        var reader = new WeekReader(source);
        var drafts = new ArrayList<WeekReader.Draft>();
        folders.forEach((number, paths) -> {
            var draft = reader.read(number, paths.getFirst());
            for (var other : paths.subList(1, paths.size())) {
                draft.problems()
                        .error(
                                other,
                                0,
                                "is week %d a second time, beside %s"
                                        .formatted(number, paths.getFirst()));
            }
            drafts.add(draft);
        });
        return drafts;
    }

    private void collectWeeks(String below, Map<Integer, List<String>> folders) {
        for (var name : source.names(below, problems)) {
            if (!source.isFolder(below + name)) continue;
            var number = Names.week(name);
            if (number.isPresent()) {
                folders.computeIfAbsent(number.getAsInt(), _ -> new ArrayList<>())
                        .add(below + name);
            } else if (!below.isEmpty()
                    && source.names(below + name, problems).stream().anyMatch(Names::isLesson)) {
                problems.warning(
                        below + name,
                        0,
                        "is not read: a folder of lessons is named as a week, such as week-11");
            }
        }
    }

    private List<Lesson> lessons(List<WeekReader.Draft> drafts, List<ReadQuestion> questions) {
        var exercises = new Exercises(QuizFolder.bank(questions), QuizFolder.broken(questions));
        var reader = new LessonReader(source, exercises, problems);
        var lessons = new ArrayList<Lesson>();
        for (var draft : drafts) {
            var taken = new HashMap<String, String>();
            for (var path : draft.lessons()) {
                var lesson = reader.read(draft.facts().number(), path);
                var first = taken.putIfAbsent(lesson.slug(), path);
                if (first == null) lessons.add(lesson);
                else
                    problems.error(
                            path,
                            0,
                            "has the same address as %s; rename one of them".formatted(first));
            }
        }
        return lessons;
    }

    private List<Assignment> assignments() {
        var reader = new AssignmentReader(source, problems);
        return source.names("assignments", problems).stream()
                .filter(name -> source.isFolder("assignments/" + name))
                .filter(this::isSlug)
                .map(reader::read)
                .toList();
    }

    private boolean isSlug(String name) {
        if (name.equals(Names.slug(name))) return true;
        problems.error(
                "assignments/" + name,
                0,
                "is no slug: name the folder with lower-case letters, digits and dashes, such as "
                        + Names.slug(name));
        return false;
    }

    /// A name under `grades` that nothing has counts nowhere, which is seldom meant.
    private void gradedNames(
            CourseFacts course,
            List<Week> weeks,
            List<Assignment> assignments,
            List<ReadQuiz> quizzes) {
        var known = new HashSet<String>();
        weeks.forEach(
                week -> week.facts().activities().forEach(activity -> known.add(activity.slug())));
        assignments.forEach(one -> known.add(one.slug()));
        quizzes.forEach(one -> known.add(one.slug()));
        course.grades().map(CourseFacts.Grades::names).orElse(List.of()).stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        problems.warning(
                                CourseYaml.PATH,
                                lineOf(name),
                                "`%s` under `grades` is no activity of a week; it counts nowhere"
                                        .formatted(name)));
    }

    /// The first line of course.yaml in which a name stands by itself; 0 where it stands in none.
    private int lineOf(String name) {
        var lines =
                new String(
                                courseFiles.getOrDefault(CourseYaml.PATH, new byte[0]),
                                StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        var alone = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
        for (var i = 0; i < lines.size(); i++) if (alone.matcher(lines.get(i)).find()) return i + 1;
        return 0;
    }

    /// A name cannot be both a former one and in use.
    private void formerNames(List<Lesson> lessons, List<Assignment> assignments) {
        var lessonSlugs = lessons.stream().map(Lesson::slug).toList();
        for (var lesson : lessons) {
            for (var old : lesson.facts().formerly()) {
                if (lessonSlugs.contains(old)) stillThere(lesson.facts().path(), old);
            }
        }
        var assignmentSlugs = assignments.stream().map(Assignment::slug).toList();
        for (var assignment : assignments) {
            for (var old : assignment.facts().formerly()) {
                if (assignmentSlugs.contains(old)) {
                    stillThere("assignments/" + assignment.slug() + "/assignment.yaml", old);
                }
            }
        }
    }

    private void formerNames(List<ReadQuestion> questions, Collection<ReadQuiz> quizzes) {
        var questionSlugs = questions.stream().map(ReadQuestion::slug).toList();
        for (var question : questions) {
            for (var old : question.formerly()) {
                if (questionSlugs.contains(old)) stillThere(question.path(), old);
            }
        }
        var quizSlugs = quizzes.stream().map(ReadQuiz::slug).toList();
        for (var quiz : quizzes) {
            for (var old : quiz.formerly()) {
                if (quizSlugs.contains(old)) stillThere(quiz.path(), old);
            }
        }
    }

    private void stillThere(String path, String old) {
        problems.warning(
                path, 0, "`formerly: %s` is passed over: %s is still there".formatted(old, old));
    }
}
