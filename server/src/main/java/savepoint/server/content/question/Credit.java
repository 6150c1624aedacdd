package savepoint.server.content.question;

import savepoint.server.web.Coded;

/// What an answer that is right in part earns.
public enum Credit implements Coded {
    /// Nothing, unless all of it is right.
    ALL,
    /// Each right part its share. Of several choices each wrong tick takes the share of one right tick away again; of an
    /// order, it is pairs of items that stand rightly, less those that stand wrongly. Never less than nothing.
    PARTS,
    /// What each choice is said to be worth.
    WORTH
}
