package savepoint.grader.run;

/// Goes into each verdict: two graders of one version give the same verdict for the same hand-in.
final class GraderVersion {
    static final String VERSION = "3";

    private GraderVersion() {}
}
