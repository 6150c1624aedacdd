/// Keeping the platform's data: a backup is one file, and a restore makes a database of it again.
package savepoint.keeping;
