package savepoint.server.people;

/// Who is asking, as far as the address they ask for concerns: a member only inside a term that they belong to.
public sealed interface Viewer {
    /// Nobody known.
    record Visitor() implements Viewer {}

    /// Anybody with an account.
    sealed interface Someone extends Viewer {
        /// Who it is.
        Person person();
    }

    /// Somebody outside a term, or inside one that is not theirs.
    record SignedIn(Person person) implements Someone {}

    /// An administrator outside a term.
    record Administrator(Person person) implements Someone {}

    /// Somebody inside a term of theirs.
    sealed interface Member extends Someone {
        /// The term that the address names.
        Term term();
    }

    /// A student of the term.
    record Student(Person person, Term term, Enrolment enrolment) implements Member {}

    /// Who may see every student's work.
    sealed interface Staff extends Member {}

    /// An assistant of the term.
    record Assistant(Person person, Term term, Enrolment enrolment) implements Staff {}

    /// Who decides about points, deadlines and people.
    sealed interface InCharge extends Staff {}

    /// An instructor of the term.
    record Instructor(Person person, Term term, Enrolment enrolment) implements InCharge {}

    /// An administrator inside a term, enrolled in it or not.
    record Admin(Person person, Term term) implements InCharge {}
}
