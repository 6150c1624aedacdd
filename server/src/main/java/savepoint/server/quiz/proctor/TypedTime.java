package savepoint.server.quiz.proctor;

/// What a form that gives time holds; both empty but where it was refused.
public record TypedTime(String minutes, String reason) {
    public static final TypedTime NONE = new TypedTime("", "");
}
