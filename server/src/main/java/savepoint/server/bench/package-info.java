/// Measures a platform of its own as its users would find it: a `serve` in a process of its own, reached over HTTP.
package savepoint.server.bench;
