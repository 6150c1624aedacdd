/// What a process says of itself to those who keep it running: whether it lives, whether it is ready, and its figures.
package savepoint.watch;
