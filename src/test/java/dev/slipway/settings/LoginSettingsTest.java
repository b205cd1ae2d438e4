package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.balancer.ClientSecret;
import dev.slipway.components.balancer.IdentityProvider;
import dev.slipway.components.balancer.LoginSpec;
import dev.slipway.components.balancer.LoginSpec.Unauthenticated;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The keys {@code slipway:balancer.logins} and {@code routes.login}: their values and refusals. */
class LoginSettingsTest {
    private static final String DOMAIN = "domain: {zone: example.com, host: shop}";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/login-AbCdEf";
    private static final String POOL = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI";
    private static final String STAFF = "staff: {oidc: {issuer: 'https://login.example.org',"
            + " authorizationEndpoint: 'https://login.example.org:8443/authorize?tenant=a',"
            + " tokenEndpoint: 'https://login.example.org/token',"
            + " userInfoEndpoint: 'https://login.example.org:443/userinfo', clientId: shop,"
            + " clientSecret: '%s:client::'}, scopes: [openid, email]}".formatted(SECRET);
    private static final String MEMBERS =
            "members: {cognito: {userPoolArn: '%s', clientId: shop, domain: members},".formatted(POOL)
                    + " sessionMinutes: 60, onUnauthenticated: deny}";
    private static final String LOGINS = "balancer: {logins: {%s, %s}}".formatted(STAFF, MEMBERS);

    private static String web(String keys) {
        return "services: {web: {image: nginx:1, port: 80, architecture: x86_64, %s}}".formatted(keys);
    }

    private static void assertErrors(List<String> stack, String... lines) {
        TestStack.assertErrors(() -> TestStack.settings(stack.toArray(String[]::new)), lines);
    }

    @Test
    void loginsHaveAProviderOfTheirOwn() {
        var logins = TestStack.settings(LOGINS, DOMAIN, web("exec: false"))
                .balancer()
                .main()
                .logins();

        assertThat(logins.get("staff"))
                .isEqualTo(new LoginSpec(
                        new IdentityProvider.Oidc(
                                new IdentityProvider.OidcEndpoints(
                                        "https://login.example.org",
                                        "https://login.example.org:8443/authorize?tenant=a",
                                        "https://login.example.org/token",
                                        "https://login.example.org:443/userinfo"),
                                new IdentityProvider.OidcClient("shop", new ClientSecret(SECRET + ":client::"))),
                        List.of("openid", "email"),
                        Duration.ofHours(8),
                        Unauthenticated.AUTHENTICATE));
        assertThat(logins.get("members"))
                .isEqualTo(new LoginSpec(
                        new IdentityProvider.Cognito(POOL, "shop", "members"),
                        List.of("openid"),
                        Duration.ofHours(1),
                        Unauthenticated.DENY));
    }

    @Test
    void aRouteOfEveryKindKeepsItsLogin() {
        var web = TestStack.settings(
                        LOGINS,
                        DOMAIN,
                        web(
                                "routes: [{paths: [/a], login: staff}, {paths: [/b], login: members, sticky: true}, {paths: [/c]},"
                                        + " {paths: [/d], redirect: {path: /a}, login: staff},"
                                        + " {paths: [/e], respond: {status: 200}, login: members}]"))
                .services()
                .get(0);

        assertThat(((BalancedIngress) web.ingress()).target().routes())
                .extracting(ServiceRoute::login)
                .containsExactly(
                        Optional.of("staff"),
                        Optional.of("members"),
                        Optional.empty(),
                        Optional.of("staff"),
                        Optional.of("members"));
    }

    @Test
    void everythingThatIsMissingIsReportedAtOnce() {
        var prefix = "slipway:balancer.logins.";
        assertErrors(
                List.of("balancer: {logins: {a: {}, b: {oidc: {}}, c: {cognito: {}}}}", web("exec: false")),
                prefix + "a.oidc: missing, and so is cognito; set one of them to the provider of the users",
                prefix
                        + "b.oidc.issuer: missing; set it to the address of the provider, such as https://login.example.com",
                prefix + "b.oidc.authorizationEndpoint: missing; copy authorization_endpoint from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix + "b.oidc.tokenEndpoint: missing; copy token_endpoint from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix + "b.oidc.userInfoEndpoint: missing; copy userinfo_endpoint from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix + "b.oidc.clientId: missing; register the load balancer as a client of the provider",
                prefix + "b.oidc.clientSecret: missing; set it to the ARN of a secret with the client secret",
                prefix + "c.cognito.userPoolArn: missing; set it to the ARN of the user pool",
                prefix + "c.cognito.clientId: missing; set it to the id of an app client with a client secret",
                prefix
                        + "c.cognito.domain: missing; set it to the prefix of the user pool's domain, or to its full name");
    }

    @Test
    void valuesThatAwsRefusesAreReportedAtOnceWithoutTheClientSecret() {
        var prefix = "slipway:balancer.logins.";
        assertErrors(
                List.of(
                        "balancer: {logins: {a: {oidc: {issuer: 'http://login.example.org', authorizationEndpoint:"
                                + " login.example.org, tokenEndpoint: 'https://login.example.org:8443/token',"
                                + " userInfoEndpoint: 'https://login.example.org/u#x', clientId: shop, clientSecret: s3cret},"
                                + " cognito: {userPoolArn: '%s', clientId: shop, domain: members},".formatted(POOL)
                                + " scopes: [email], sessionMinutes: 10081, onUnauthenticated: redirect},"
                                + " b: {cognito: {userPoolArn: '%s', clientId: shop, domain: login.example.com},"
                                        .formatted(POOL)
                                + " scopes: [openid, 'a b'], sessionMinutes: 0}, c: {cognito: {userPoolArn:"
                                + " eu-west-1_AbCdEfGhI, clientId: a-b, domain: 'https://members'}}}}",
                        web("exec: false")),
                prefix + "a.cognito: a login has one provider, and this one has oidc already; remove one of them",
                prefix + "a.oidc.issuer = http://login.example.org: an address with https:// is allowed; copy it from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix
                        + "a.oidc.authorizationEndpoint = login.example.org: an address with https:// is allowed; copy it from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix
                        + "a.oidc.tokenEndpoint = https://login.example.org:8443/token: an address with https:// is allowed, on"
                        + " port 443, which the load balancer connects to; copy it from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix
                        + "a.oidc.userInfoEndpoint = https://login.example.org/u#x: an address with https:// is allowed, on"
                        + " port 443, which the load balancer connects to; copy it from"
                        + " <issuer>/.well-known/openid-configuration",
                prefix
                        + "a.oidc.clientSecret: the ARN of a Secrets Manager secret is allowed, with :<json key>:: behind it for"
                        + " one key; store the client secret there, and copy the ARN whole, with its last six characters",
                prefix
                        + "c.cognito.userPoolArn = eu-west-1_AbCdEfGhI: the ARN of a user pool is allowed; copy it from Cognito,"
                        + " such as arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI",
                prefix
                        + "c.cognito.clientId = a-b: the id of an app client has letters, digits, _ and +; copy it from the app"
                        + " clients of the user pool",
                prefix
                        + "c.cognito.domain = https://members: the prefix of the user pool's domain or a full name is allowed,"
                        + " without https:// and path; copy it from the user pool, such as members or login.example.com",
                prefix + "a.scopes: OpenID Connect requires the scope openid; add openid",
                prefix + "a.sessionMinutes = 10081: 1 to 10080 is allowed; set it to 10080",
                prefix
                        + "a.onUnauthenticated = redirect: authenticate, allow, deny are allowed; set it to authenticate",
                prefix
                        + "b.scopes: the scope 'a b' is not possible; list each scope once, without blanks"
                        + " and quotation marks",
                prefix + "b.sessionMinutes = 0: 1 to 10080 is allowed; set it to 1");
    }

    @Test
    void aLoginThatTheBalancerDoesNotHaveIsReportedWithASuggestion() {
        assertErrors(
                List.of(
                        LOGINS,
                        DOMAIN,
                        web(
                                "routes: [{paths: [/a], login: staf}, {paths: [/b], login: nobody}, {paths: [/c], login: staff}]")),
                "slipway:services.web.routes[0].login = staf: the logins of slipway:balancer are members, staff; did you mean"
                        + " staff?",
                "slipway:services.web.routes[1].login = nobody: the logins of slipway:balancer are members, staff; add it"
                        + " there");
        assertErrors(
                List.of(DOMAIN, web("routes: {login: staff}")),
                "slipway:services.web.routes.login = staff: slipway:balancer has no logins; add it there");
    }

    @Test
    void aLoginNeedsHttps() {
        assertErrors(
                List.of(LOGINS, web("routes: [{paths: [/a], login: staff}, {paths: [/b]}]")),
                "slipway:services.web.routes[0].login = staff: a load balancer has a login with HTTPS only, and the stack has no"
                        + " domain; set slipway:domain, or remove it");
    }

    @Test
    void aLoginIsOnTheLoadBalancerAndBeforeTargetsOfHttpOne() {
        assertErrors(
                List.of(LOGINS, DOMAIN, web("ingress: api, routes: {login: staff}")),
                "slipway:services.web.routes.login: ingress api has no login; remove it, or set ingress to balancer");
        assertErrors(
                List.of(
                        LOGINS,
                        DOMAIN,
                        web("routes: [{paths: [/a]}, {paths: [/b], protocol: grpc, login: staff},"
                                + " {paths: [/c], protocol: http2, login: staff}]")),
                "slipway:services.web.routes[1].login = staff: a load balancer has no login before targets of HTTP/2 and gRPC;"
                        + " remove it, or set protocol to http or https",
                "slipway:services.web.routes[2].login = staff: a load balancer has no login before targets of HTTP/2 and gRPC;"
                        + " remove it, or set protocol to http or https");
    }

    @Test
    void aLoginBeforeAnActivatorIsRefused() {
        var routes = "routes: [{paths: [/a]}, {paths: [/b], login: staff}]";
        assertErrors(
                List.of(LOGINS, DOMAIN, web(routes + ", sleep: {}")),
                "slipway:services.web.routes[1].login = staff: a deployment does not change the actions of rules that lead to an"
                        + " activator; remove it, or set sleep.wakeOnRequest to false");
        assertThat(TestStack.settings(LOGINS, DOMAIN, web(routes + ", sleep: {wakeOnRequest: false}"))
                        .services())
                .hasSize(1);
    }

    @Test
    void aClientSecretOfAnotherRegionIsRefused() {
        assertErrors(
                List.of(
                        LOGINS.replace("secretsmanager:eu-west-1", "secretsmanager:us-east-1"),
                        DOMAIN,
                        web("routes: {login: staff}")),
                "slipway:balancer.logins.staff.oidc.clientSecret ="
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/lo…: a secret of eu-west-1 is allowed;"
                        + " replicate it to that region, or name one there");
    }

    @Test
    void aDistributionThatCachesRefusesLogins() {
        var routes = web("routes: [{paths: [/a]}, {paths: [/b], login: staff}]");
        assertErrors(
                List.of(LOGINS, DOMAIN, "distribution: {enabled: true, cache: origin}", routes),
                "slipway:services.web.routes[1].login = staff: a distribution that caches responses would send those of a user to"
                        + " others; set slipway:distribution.cache to none, or remove it");
        assertThat(TestStack.settings(LOGINS, DOMAIN, "distribution: {enabled: true}", routes)
                        .services())
                .hasSize(1);
    }
}
