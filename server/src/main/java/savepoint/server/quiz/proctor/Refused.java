package savepoint.server.quiz.proctor;

import java.util.function.UnaryOperator;
import savepoint.server.web.Request;

/// A form that was refused, of a page that has several: what is wrong, and what was typed, so that it comes back as it was
/// sent.
///
/// @param form the end of its address, with the question's number where each has one; empty where nothing was refused
/// @param problem null where nothing was refused
record Refused(String form, String problem, UnaryOperator<String> fields) {
    static final Refused NONE = new Refused("", null, _ -> "");

    static Refused of(String form, Request request, String problem) {
        return new Refused(form, problem, request::field);
    }

    /// What a field of a form holds: what was typed into it, or this where another form was refused.
    String typed(String form, String field, String otherwise) {
        return this.form.equals(form) ? fields.apply(field) : otherwise;
    }

    TypedTime time(String form) {
        return new TypedTime(typed(form, "minutes", ""), typed(form, "reason", ""));
    }
}
