package savepoint.server.api;

import java.time.Instant;

/// A personal token as its owner sees it afterwards; the last two are null while it was never used and not revoked.
public record ApiToken(
        long id,
        String ref,
        String name,
        String scope,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt) {
    /// What it may do.
    Scope allowed() {
        return Scope.of(scope).orElseThrow();
    }

    boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
