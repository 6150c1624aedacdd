package savepoint.grader.run;

import java.util.Optional;

/// Hand-ins that do their best, some of them wrongly.
enum Honest {
    SHELF(10),
    NAMES(5),
    SHELF_THAT_FORGETS(5),
    NAMES_OF_THE_SAMPLE(0);

    private final int points;

    Honest(int points) {
        this.points = points;
    }

    /// A hand-in of this kind that no other is equal to.
    Job job(int number) {
        var solution = TinyBundle.SOLUTION + "// %d\n".formatted(number);
        var remark = "\n-- %d\n".formatted(number);
        return switch (this) {
            case SHELF -> shelf(solution);
            case SHELF_THAT_FORGETS -> shelf(solution.replace("statement.executeUpdate();", ""));
            case NAMES -> names(NamesBundle.SOLUTION + remark);
            case NAMES_OF_THE_SAMPLE -> names("select 'Ada'" + remark);
        };
    }

    private Job shelf(String source) {
        return new Job(
                name(),
                TinyBundle.bundle(Job.AMPLE),
                TinyBundle.handIn(source),
                points,
                Optional.empty());
    }

    private Job names(String query) {
        return new Job(
                name(),
                NamesBundle.bundle(Job.AMPLE),
                NamesBundle.handIn(query),
                points,
                Optional.empty());
    }
}
