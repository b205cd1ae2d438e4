package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionAuthenticateCognitoArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionAuthenticateOidcArgs;
import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A provider that authenticates the users of a load balancer. It exists already; a stack does not create it. */
public sealed interface IdentityProvider {
    /**
     * The action of a listener rule, which comes before the action of the route.
     *
     * @param name the name of the login
     */
    ListenerRuleActionArgs action(String name, LoginSpec login);

    /**
     * A provider with OpenID Connect. All of its addresses are given: a preview makes no calls to the provider.
     *
     * @param client the load balancer as a client of the provider
     */
    record Oidc(OidcEndpoints endpoints, OidcClient client) implements IdentityProvider {
        @Override
        public ListenerRuleActionArgs action(String name, LoginSpec login) {
            return ListenerRuleActionArgs.builder()
                    .type("authenticate-oidc")
                    .authenticateOidc(ListenerRuleActionAuthenticateOidcArgs.builder()
                            .issuer(endpoints.issuer())
                            .authorizationEndpoint(endpoints.authorization())
                            .tokenEndpoint(endpoints.token())
                            .userInfoEndpoint(endpoints.userInfo())
                            .clientId(client.id())
                            .clientSecret(client.secret().value())
                            .scope(String.join(" ", login.scopes()))
                            .sessionCookieName(LoginSpec.cookie(name))
                            .sessionTimeout(Seconds.of(login.session()))
                            .onUnauthenticatedRequest(awsName(login))
                            .build())
                    .build();
        }
    }

    /**
     * The addresses of a provider, as in its {@code .well-known/openid-configuration}. The load balancer connects to the token
     * and the user info endpoint, on port 443 only.
     */
    record OidcEndpoints(String issuer, String authorization, String token, String userInfo) {
        private static final String PATH = "(/[^\\s#]*)?";
        private static final Pattern OF_BROWSERS = Pattern.compile("https://[A-Za-z0-9.-]+(:\\d{1,5})?" + PATH);
        private static final Pattern OF_BALANCER = Pattern.compile("https://[A-Za-z0-9.-]+(:443)?" + PATH);

        /** @throws SpecException for an address that is not possible; with all further ones as suppressed exceptions */
        public OidcEndpoints {
            var errors = new ArrayList<SpecException>();
            check("issuer", issuer, OF_BROWSERS, "", errors);
            check("authorizationEndpoint", authorization, OF_BROWSERS, "", errors);
            var port = ", on port 443, which the load balancer connects to";
            check("tokenEndpoint", token, OF_BALANCER, port, errors);
            check("userInfoEndpoint", userInfo, OF_BALANCER, port, errors);
            SpecException.throwAll(errors);
        }

        private static void check(
                String key, String address, Pattern pattern, String port, List<SpecException> errors) {
            if (!pattern.matcher(address).matches()) {
                errors.add(new SpecException(
                        "oidc." + key,
                        "an address with https:// is allowed" + port,
                        "copy it from <issuer>/.well-known/openid-configuration"));
            }
        }
    }

    /**
     * The load balancer as a client of a provider.
     *
     * @param id client id
     */
    record OidcClient(String id, ClientSecret secret) {}

    /**
     * A user pool of Cognito. Its client has a client secret, which the load balancer reads itself. Formats:
     * <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html">
     * clients</a> and
     * <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html">
     * domains</a>.
     *
     * @param clientId id of an app client of the user pool
     * @param domain prefix of the user pool's domain, or the full name of a custom domain
     */
    record Cognito(String userPoolArn, String clientId, String domain) implements IdentityProvider {
        private static final Pattern USER_POOL =
                Pattern.compile("arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:\\d{12}:userpool/[a-z0-9-]+_[A-Za-z0-9]+");
        private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_+]{1,128}");
        private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

        /** @throws SpecException for another format; with all further errors as suppressed exceptions */
        public Cognito {
            var errors = new ArrayList<SpecException>();
            if (!USER_POOL.matcher(userPoolArn).matches()) {
                errors.add(
                        new SpecException(
                                "cognito.userPoolArn",
                                "the ARN of a user pool is allowed",
                                "copy it from Cognito, such as arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI"));
            }
            if (!CLIENT.matcher(clientId).matches()) {
                errors.add(new SpecException(
                        "cognito.clientId",
                        "the id of an app client has letters, digits, _ and +",
                        "copy it from the app clients of the user pool"));
            }
            if (!DOMAIN.matcher(domain).matches()) {
                errors.add(new SpecException(
                        "cognito.domain",
                        "the prefix of the user pool's domain or a full name is allowed, without https:// and path",
                        "copy it from the user pool, such as members or login.example.com"));
            }
            SpecException.throwAll(errors);
        }

        @Override
        public ListenerRuleActionArgs action(String name, LoginSpec login) {
            return ListenerRuleActionArgs.builder()
                    .type("authenticate-cognito")
                    .authenticateCognito(ListenerRuleActionAuthenticateCognitoArgs.builder()
                            .userPoolArn(userPoolArn)
                            .userPoolClientId(clientId)
                            .userPoolDomain(domain)
                            .scope(String.join(" ", login.scopes()))
                            .sessionCookieName(LoginSpec.cookie(name))
                            .sessionTimeout(Seconds.of(login.session()))
                            .onUnauthenticatedRequest(awsName(login))
                            .build())
                    .build();
        }
    }

    private static String awsName(LoginSpec login) {
        return login.unauthenticated().name().toLowerCase(Locale.ROOT);
    }
}
