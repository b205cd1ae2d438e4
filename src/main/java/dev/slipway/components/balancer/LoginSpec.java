package dev.slipway.components.balancer;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Login of users at a load balancer, before the action of a route, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html">user
 * authentication</a>. Each login has a session cookie of its own, so that the session of one is none of another on the same
 * host.
 *
 * @param provider provider that authenticates the users
 * @param scopes claims that the provider is asked for, with {@code openid}
 * @param session duration of a session, 1 minute to 7 days
 * @param unauthenticated answer to requests without a session
 */
public record LoginSpec(
        IdentityProvider provider, List<String> scopes, Duration session, Unauthenticated unauthenticated) {
    /** The scope that OpenID Connect requires, and AWS's default. */
    public static final String OPENID = "openid";

    /** The default duration of a session in minutes: a working day. AWS's default is the maximum. */
    public static final int DEFAULT_SESSION_MINUTES = 480;

    /** The maximum duration of a session in minutes: 7 days. */
    public static final int MAX_SESSION_MINUTES = 10_080;

    /** The prefix of AWS's default cookie name. */
    private static final String COOKIE = "AWSELBAuthSessionCookie-";

    /** Scopes: <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC 6749</a>. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    /** The answers to requests without a session. */
    public enum Unauthenticated {
        /** A redirect to the provider. */
        AUTHENTICATE,
        /** The action of the route, without claims of a user. */
        ALLOW,
        /** 401. */
        DENY
    }

    /** @throws SpecException for scopes without {@code openid}, and a session beyond the limits */
    public LoginSpec {
        scopes = List.copyOf(scopes);
        var errors = new SpecErrors();
        if (!scopes.contains(OPENID)) {
            errors.add("scopes", "OpenID Connect requires the scope openid", "add openid");
        }
        var seen = new HashSet<String>();
        for (var scope : scopes) {
            if (!SCOPE.matcher(scope).matches() || !seen.add(scope)) {
                errors.add(
                        "scopes",
                        "the scope '%s' is not possible".formatted(scope),
                        "list each scope once, without blanks and quotation marks");
            }
        }
        if (session.toMinutes() < 1 || session.toMinutes() > MAX_SESSION_MINUTES) {
            errors.add("sessionMinutes", "a session lasts 1 to %d minutes".formatted(MAX_SESSION_MINUTES), "change it");
        }
        errors.throwAll();
    }

    /** The name of the session cookie. */
    static String cookie(String login) {
        return COOKIE + login;
    }
}
