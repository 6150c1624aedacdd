/// Quizzes and the bank of questions they draw from: how they are written, drawn by a seed into what one student gets,
/// and judged. Nothing here knows a database, a clock or a person.
///
/// A [Quiz] and a [Bank] of [Question]s are read from files. A [Draw] makes [Instance]s of them, which an attempt keeps
/// as JSON: what a page may show is in the instance's [Form], what is right in its [Key]. A [Judge] compares a student's
/// [Answer] with the key. The same seed draws the same instance, today and after every update of Java.
package savepoint.server.content.question;
