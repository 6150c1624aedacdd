package savepoint.server.web;

/// An instant as a page shows it.
///
/// `iso` is the instant with the course's offset (`2026-11-19T18:00:00-06:00`), from which the
/// browser shows the viewer's own zone; `text` is the same in the course's zone (`Thursday
/// 19 November, 18:00 CST`).
public record Moment(String iso, String text) {}
