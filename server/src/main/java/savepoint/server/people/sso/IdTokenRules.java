package savepoint.server.people.sso;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/// What an ID token has to say: OpenID Connect Core 1.0, section 3.1.3.7.
final class IdTokenRules extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final int SKEW_SECONDS = 60;

    private final String client;
    private final InstantSource clock;

    IdTokenRules(SsoSettings settings, String nonce, InstantSource clock) {
        super(
                settings.client(),
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer().toString())
                        .claim("nonce", nonce)
                        .build(),
                Set.of("sub", "exp", "iat"));
        this.client = settings.client();
        this.clock = clock;
        setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        var party = claims.getClaim("azp");
        if (party != null && !client.equals(party))
            throw new BadJWTException("the token was made for " + party);
        if (claims.getSubject().isBlank() || claims.getSubject().length() > 255)
            throw new BadJWTException("the token names nobody");
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the library’s own type
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}
