/// Questions from elsewhere (GIFT, Moodle XML, QTI 1.2 and 2.1, text2qti) and for elsewhere (GIFT and QTI 2.1).
///
/// Each format is read into [Draft]s, which are written as files of the bank and read back by its own reader: what that
/// refuses is not taken over, and the [Report] says so. Nothing is dropped silently. XML and HTML are read by jsoup, which
/// resolves no entities of a document's own and fetches nothing.
package savepoint.server.content.exchange;
