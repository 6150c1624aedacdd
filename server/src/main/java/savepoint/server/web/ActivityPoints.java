package savepoint.server.web;

/// What an activity can earn, as written in the week: the total and, for an assignment in parts,
/// each part.
///
/// Numbers are formatted (`20`, `12.5`). Parts the activity does not have are null.
public record ActivityPoints(String total, String instructor, String peers, String reviewing) {}
