package dev.slipway.settings;

import dev.slipway.components.balancer.ClientSecret;
import dev.slipway.components.balancer.IdentityProvider;
import dev.slipway.components.balancer.LoginSpec;
import dev.slipway.components.balancer.LoginSpec.Unauthenticated;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of {@code slipway:balancer.logins}. */
final class LoginSettings {
    private static final String OIDC = "oidc";
    private static final String COGNITO = "cognito";
    private static final String SECRET = "clientSecret";
    private static final TextFormat ADDRESS = TextFormat.of("an address with https://", "\\S+");
    private static final TextFormat ID = TextFormat.of("the id of a client", "\\S+");
    private static final TextFormat SCOPE = TextFormat.of("a scope such as email", ".+");
    private static final TextFormat USER_POOL = TextFormat.of("the ARN of a user pool", "\\S+");
    private static final TextFormat DOMAIN = TextFormat.of("the prefix or the full name of a domain", "\\S+");
    private static final String FROM_PROVIDER = "copy %s from <issuer>/.well-known/openid-configuration";

    /** Replace missing and refused values, so that reading goes on. */
    private static final String STAND_IN_ADDRESS = "https://example.com";

    private static final String STAND_IN_ARN = "arn:aws:%s:eu-west-1:123456789012:%s";
    private static final ClientSecret STAND_IN_SECRET =
            new ClientSecret(STAND_IN_ARN.formatted("secretsmanager", "secret:login-AbCdEf"));
    private static final IdentityProvider.Cognito STAND_IN_POOL = new IdentityProvider.Cognito(
            STAND_IN_ARN.formatted("cognito-idp", "userpool/eu-west-1_AbCdEfGhI"), "id", "login");

    private LoginSettings() {}

    static Map<String, LoginSpec> read(Section balancer) {
        var logins = new LinkedHashMap<String, LoginSpec>();
        balancer.sections("logins", TextFormat.NAME).forEach((name, section) -> logins.put(name, login(section)));
        return logins;
    }

    private static LoginSpec login(Section login) {
        try (login;
                var oidc = login.section(OIDC);
                var cognito = login.section(COGNITO)) {
            var providers = Stream.of(OIDC, COGNITO).filter(login::has).toList();
            if (providers.isEmpty()) {
                login.error(OIDC, "", "missing, and so is cognito", "set one of them to the provider of the users");
            }
            if (providers.size() > 1) {
                login.error(
                        COGNITO, "", "a login has one provider, and this one has oidc already", "remove one of them");
            }
            var provider = Stream.of(oidc(login, oidc), cognito(login, cognito))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(STAND_IN_POOL);
            var scopes = login.texts("scopes", List.of(LoginSpec.OPENID), SCOPE);
            var session = Duration.ofMinutes(login.integer(
                    "sessionMinutes", LoginSpec.DEFAULT_SESSION_MINUTES, 1, LoginSpec.MAX_SESSION_MINUTES));
            var unauthenticated = login.choice("onUnauthenticated", Unauthenticated.AUTHENTICATE);
            return login.make(() -> new LoginSpec(provider, scopes, session, unauthenticated))
                    .orElse(new LoginSpec(provider, List.of(LoginSpec.OPENID), session, unauthenticated));
        }
    }

    private static Optional<IdentityProvider> oidc(Section login, Section oidc) {
        var issuer = oidc.text("issuer", ADDRESS);
        var authorization = oidc.text("authorizationEndpoint", ADDRESS);
        var token = oidc.text("tokenEndpoint", ADDRESS);
        var userInfo = oidc.text("userInfoEndpoint", ADDRESS);
        var client = oidc.text("clientId", ID);
        var secret = oidc.text(SECRET, TextFormat.ANY);
        if (!login.has(OIDC)) {
            return Optional.empty();
        }
        require(login, oidc, "issuer", "set it to the address of the provider, such as https://login.example.com");
        require(login, oidc, "authorizationEndpoint", FROM_PROVIDER.formatted("authorization_endpoint"));
        require(login, oidc, "tokenEndpoint", FROM_PROVIDER.formatted("token_endpoint"));
        require(login, oidc, "userInfoEndpoint", FROM_PROVIDER.formatted("userinfo_endpoint"));
        require(login, oidc, "clientId", "register the load balancer as a client of the provider");
        require(login, oidc, SECRET, "set it to the ARN of a secret with the client secret");
        var endpoints = login.make(() -> new IdentityProvider.OidcEndpoints(
                        issuer.orElse(STAND_IN_ADDRESS),
                        authorization.orElse(STAND_IN_ADDRESS),
                        token.orElse(STAND_IN_ADDRESS),
                        userInfo.orElse(STAND_IN_ADDRESS)))
                .orElse(new IdentityProvider.OidcEndpoints(
                        STAND_IN_ADDRESS, STAND_IN_ADDRESS, STAND_IN_ADDRESS, STAND_IN_ADDRESS));
        var reference = secret.flatMap(text -> oidc.makeHidden(SECRET, () -> new ClientSecret(text)))
                .orElse(STAND_IN_SECRET);
        return Optional.of(
                new IdentityProvider.Oidc(endpoints, new IdentityProvider.OidcClient(client.orElse("id"), reference)));
    }

    private static Optional<IdentityProvider> cognito(Section login, Section cognito) {
        var pool = cognito.text("userPoolArn", USER_POOL);
        var client = cognito.text("clientId", ID);
        var domain = cognito.text("domain", DOMAIN);
        if (!login.has(COGNITO)) {
            return Optional.empty();
        }
        require(login, cognito, "userPoolArn", "set it to the ARN of the user pool");
        require(login, cognito, "clientId", "set it to the id of an app client with a client secret");
        require(login, cognito, "domain", "set it to the prefix of the user pool's domain, or to its full name");
        return Optional.of(login.<IdentityProvider>make(() -> new IdentityProvider.Cognito(
                        pool.orElse(STAND_IN_POOL.userPoolArn()),
                        client.orElse(STAND_IN_POOL.clientId()),
                        domain.orElse(STAND_IN_POOL.domain())))
                .orElse(STAND_IN_POOL));
    }

    /** Refuses a missing key of the only provider of a login; of two providers one is removed. */
    private static void require(Section login, Section section, String key, String fix) {
        if (!section.has(key) && !(login.has(OIDC) && login.has(COGNITO))) {
            section.error(key, "", "missing", fix);
        }
    }
}
