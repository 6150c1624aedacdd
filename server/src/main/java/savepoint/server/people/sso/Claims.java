package savepoint.server.people.sso;

/// What the school says of somebody who has just shown it who they are.
///
/// @param subject their name there, the same for ever
/// @param email empty where it gives none
/// @param verified whether the school knows that the address is theirs
record Claims(String subject, String email, boolean verified) {}
