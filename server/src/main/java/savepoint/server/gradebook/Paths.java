package savepoint.server.gradebook;

import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.people.Term;
import savepoint.server.web.Link;

/// Where the gradebook's pages stand.
final class Paths {
    static final String BOOK = "/c/{course}/{term}/gradebook";

    private Paths() {}

    static String book(Term term) {
        return term.path() + "/gradebook";
    }

    static Link link(Term term) {
        return new Link("Gradebook", book(term));
    }

    static String student(Term term, Pupil pupil) {
        return book(term) + "/students/" + pupil.ref();
    }

    static String column(Term term, Column column) {
        return book(term) + "/activities/" + column.ref();
    }

    static String cell(Term term, Pupil pupil, Column column) {
        return student(term, pupil) + "/activities/" + column.ref();
    }
}
