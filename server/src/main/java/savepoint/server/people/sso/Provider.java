package savepoint.server.people.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The school's OpenID provider: sends people there, and finds out from it who came back. Nothing that a browser brought
/// is believed but what the provider's signature says.
final class Provider {
    private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final SsoSettings settings;
    private final InstantSource clock;
    private volatile Optional<Found> found = Optional.empty();

    Provider(SsoSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Its configuration and its keys.
    private record Found(
            OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {}

    /// What only the two sides know of one sign-in.
    record Secrets(String state, String nonce, String verifier) {
        static Secrets random() {
            return new Secrets(
                    new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
        }
    }

    /// The provider cannot be reached, or what it says is not what a provider says.
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Somebody came back whom the provider does not vouch for.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Where a browser is sent to sign in.
    URI address(Secrets secrets, URI back) throws Unavailable {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "email", "profile"),
                        new ClientID(settings.client()),
                        back)
                .endpointURI(found().metadata().getAuthorizationEndpointURI())
                .state(new State(secrets.state()))
                .nonce(new Nonce(secrets.nonce()))
                .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /// Who it is that came back with this code.
    Claims claims(String code, Secrets secrets, URI back) throws Unavailable, Refused {
        if (code.isBlank()) throw new Refused("it sent no code");
        var here = found();
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.Family.SIGNATURE, here.keys()));
            processor.setJWTClaimsSetVerifier(new IdTokenRules(settings, secrets.nonce(), clock));
            var claims = processor.process(token(here, code, secrets, back), null);
            return read(claims);
        } catch (BadJOSEException | java.text.ParseException bad) {
            throw new Refused("its token is not in order: " + bad.getMessage(), bad);
        } catch (JOSEException unverifiable) {
            throw new Unavailable("its keys cannot be had", unverifiable);
        }
    }

    private static Claims read(JWTClaimsSet claims) throws java.text.ParseException {
        var email = claims.getStringClaim("email");
        return new Claims(
                claims.getSubject(),
                email == null ? "" : email,
                Boolean.TRUE.equals(claims.getClaim("email_verified")));
    }

    private JWT token(Found here, String code, Secrets secrets, URI back)
            throws Unavailable, Refused {
        var grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), back, new CodeVerifier(secrets.verifier()));
        var endpoint = here.metadata().getTokenEndpointURI();
        var client = new ClientID(settings.client());
        var request =
                settings.secret()
                        .map(secret ->
                                new TokenRequest.Builder(
                                        endpoint, proof(here, client, secret), grant))
                        .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant))
                        .build();
        var http = request.toHTTPRequest();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        http.setFollowRedirects(false);
        try {
            var response = OIDCTokenResponseParser.parse(http.send());
            if (!response.indicatesSuccess())
                throw new Refused(
                        "it says " + response.toErrorResponse().getErrorObject().getCode());
            return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken();
        } catch (IOException | ParseException failed) {
            throw new Unavailable("it does not answer as a provider does", failed);
        }
    }

    private static ClientAuthentication proof(Found here, ClientID client, String secret) {
        var ways = here.metadata().getTokenEndpointAuthMethods();
        boolean byForm =
                ways != null
                        && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return byForm
                ? new ClientSecretPost(client, new Secret(secret))
                : new ClientSecretBasic(client, new Secret(secret));
    }

    private Found found() throws Unavailable {
        var now = clock.instant();
        var before = found.filter(one -> now.isBefore(one.at().plus(REMEMBERED)));
        if (before.isPresent()) return before.get();
        try {
            var metadata =
                    OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), PATIENCE, PATIENCE);
            var keys =
                    JWKSourceBuilder.create(
                                    metadata.getJWKSetURI().toURL(),
                                    new DefaultResourceRetriever(
                                            PATIENCE, PATIENCE, LONGEST_ANSWER))
                            // It would keep threads of its own.
                            .refreshAheadCache(false)
                            .build();
            var fresh = new Found(metadata, keys, now);
            found = Optional.of(fresh);
            return fresh;
        } catch (GeneralException | IOException failed) {
            throw new Unavailable("its configuration cannot be had", failed);
        }
    }
}
