/// Reads a course folder and finds what is wrong with it: no database, no pages. Begin at [CourseFolder].
package savepoint.server.content.folder;
