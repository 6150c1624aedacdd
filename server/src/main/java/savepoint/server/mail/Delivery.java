package savepoint.server.mail;

/// What became of a mail that was given to the mail server.
sealed interface Delivery {
    /// The mail server took it.
    record Sent() implements Delivery {}

    /// It never will, such as for an address that is not there.
    record Refused(String why) implements Delivery {}

    /// It may another time.
    record Later(String why) implements Delivery {}
}
