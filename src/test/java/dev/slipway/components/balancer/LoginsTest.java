package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.App;
import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.Node;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.Preflight;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The logins of a load balancer in the plan of a stack. */
class LoginsTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/login-AbCdEf";
    private static final String POOL = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI";
    private static final String LOGINS = """
            {"logins": {
              "staff": {"oidc": {"issuer": "https://login.example.org",
                "authorizationEndpoint": "https://login.example.org/authorize",
                "tokenEndpoint": "https://login.example.org/token",
                "userInfoEndpoint": "https://login.example.org/userinfo",
                "clientId": "shop", "clientSecret": "%s"}, "scopes": ["openid", "email"]},
              "members": {"cognito": {"userPoolArn": "%s", "clientId": "web", "domain": "members"},
                "sessionMinutes": 1, "onUnauthenticated": "allow"}}}""".formatted(SECRET, POOL);
    private static final Map<String, Object> OIDC = Map.of(
            "type",
            "authenticate-oidc",
            "authenticateOidc",
            Map.ofEntries(
                    Map.entry("issuer", "https://login.example.org"),
                    Map.entry("authorizationEndpoint", "https://login.example.org/authorize"),
                    Map.entry("tokenEndpoint", "https://login.example.org/token"),
                    Map.entry("userInfoEndpoint", "https://login.example.org/userinfo"),
                    Map.entry("clientId", "shop"),
                    Map.entry("clientSecret", "[secret]"),
                    Map.entry("scope", "openid email"),
                    Map.entry("sessionCookieName", "AWSELBAuthSessionCookie-staff"),
                    Map.entry("sessionTimeout", 28_800L),
                    Map.entry("onUnauthenticatedRequest", "authenticate")));
    private static final Map<String, Object> COGNITO = Map.of(
            "type",
            "authenticate-cognito",
            "authenticateCognito",
            Map.of(
                    "userPoolArn",
                    POOL,
                    "userPoolClientId",
                    "web",
                    "userPoolDomain",
                    "members",
                    "scope",
                    "openid",
                    "sessionCookieName",
                    "AWSELBAuthSessionCookie-members",
                    "sessionTimeout",
                    60L,
                    "onUnauthenticatedRequest",
                    "allow"));

    private static Preflight preflight(String keys, Map<String, String> more) {
        var values = new HashMap<>(Map.of(
                "slipway:domain",
                "{\"zone\":\"example.com\",\"host\":\"shop\"}",
                "slipway:balancer",
                LOGINS,
                "slipway:services",
                "{\"web\":{\"image\":\"%s\",\"port\":80,%s}}".formatted(StackConfigs.IMAGE, keys)));
        values.putAll(more);
        return App.preflight(StackConfigs.of(values));
    }

    private static Plan plan(String keys) {
        return preflight(keys, Map.of()).plan();
    }

    private static List<String> types(PlannedResource rule) {
        return actions(rule).stream()
                .map(action -> ((Map<?, ?>) action).get("type").toString())
                .toList();
    }

    private static List<Object> actions(PlannedResource rule) {
        return rule.list("actions");
    }

    @Test
    void theActionOfALoginIsTheFirstOfEachRuleOfItsRoute() {
        var plan = plan("""
                "routes": [{"paths": ["/*"]}, {"paths": ["/a", "/b/*"], "login": "staff"}, {"paths": ["/c"], "login": "members"},
                {"paths": ["/d"], "redirect": {"path": "/a"}, "login": "staff"},
                {"paths": ["/e"], "respond": {"status": 200}, "login": "members"}]""");

        var rules = plan.ofType("aws:lb/listenerRule:ListenerRule");
        assertThat(rules)
                .extracting(rule -> rule.name().replace("balancer-web-rule-", ""), LoginsTest::types)
                .containsExactlyInAnyOrder(
                        tuple("any", List.of("forward")),
                        tuple("a", List.of("authenticate-oidc", "forward")),
                        tuple("b-any", List.of("authenticate-oidc", "forward")),
                        tuple("c", List.of("authenticate-cognito", "forward")),
                        tuple("d", List.of("authenticate-oidc", "redirect")),
                        tuple("e", List.of("authenticate-cognito", "fixed-response")));
        assertThat(rules)
                .filteredOn(rule -> !rule.name().endsWith("any"))
                .allSatisfy(rule -> assertThat(actions(rule).get(0)).isIn(OIDC, COGNITO));
    }

    @Test
    void bothListenersOfABlueGreenServiceHaveTheLogin() {
        var plan = plan("\"deploy\": {\"primary\": 90, \"alternate\": 10}, \"routes\": {\"login\": \"staff\"}");

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .hasSize(2)
                .allSatisfy(rule -> assertThat(actions(rule)).hasSize(2).first().isEqualTo(OIDC));
    }

    @Test
    void aRouteBehindADistributionHasItsLogin() {
        var plan = preflight(
                        "\"routes\": {\"login\": \"staff\"}", Map.of("slipway:distribution", "{\"enabled\": true}"))
                .plan();

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .singleElement()
                .satisfies(rule -> assertThat(actions(rule)).first().isEqualTo(OIDC));
        assertThat(plan.ofType("aws:cloudfront/distribution:Distribution"))
                .singleElement()
                .satisfies(distribution -> {
                    assertThat(distribution.text("defaultCacheBehavior.cachePolicyId"))
                            .isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
                    assertThat(distribution.text("defaultCacheBehavior.originRequestPolicyId"))
                            .isEqualTo("216adef6-5c7f-47e4-b989-5492eafa07d3");
                });
    }

    @Test
    void theLoadBalancerConnectsToProvidersOnlyWithALogin() {
        var plan = plan("\"routes\": {\"login\": \"members\"}");
        var egress = plan.named("balancer-logins-to-providers");

        assertThat(egress.text("cidrIpv4")).isEqualTo("0.0.0.0/0");
        assertThat(egress.text("ipProtocol")).isEqualTo("tcp");
        assertThat(egress.text("fromPort")).isEqualTo("443");
        assertThat(egress.text("toPort")).isEqualTo("443");
        assertThat(egress.input("securityGroupId"))
                .isEqualTo(plan.named("balancer-http-from-0-0-0-0-0").input("securityGroupId"));
        assertThat(plan.ofType("aws:route53/record:Record"))
                .filteredOn(record -> record.text("type").equals("A"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.dependencies()).contains(egress.urn()));
        assertThat(plan("\"routes\": {\"paths\": [\"/*\"]}").names().keySet())
                .noneMatch(name -> name.contains("to-providers"));
    }

    @Test
    void theDiagramHasTheConnectionToTheInternetAndNoneToEndpoints() {
        var diagram = Diagram.of(plan("\"routes\": {\"login\": \"members\"}"));
        var names = diagram.nodes().stream().collect(Collectors.toMap(Node::id, Node::name));

        assertThat(diagram.edges())
                .filteredOn(edge -> "balancer".equals(names.get(edge.from())))
                .extracting(edge -> names.get(edge.to()), edge -> edge.labels().toString())
                .containsExactlyInAnyOrder(tuple("web", "[80, /*]"), tuple("any destination", "[443]"));
    }

    @Test
    void onlyTheRoleThatDeploysReadsTheClientSecretAndTheUserPool() {
        var preflight = preflight(
                "\"routes\": [{\"paths\": [\"/a\"], \"login\": \"staff\"}, {\"paths\": [\"/b\"], \"login\": \"members\"}]",
                Map.of("slipway:delivery", "{\"repository\":\"octo-org/octo-repo\",\"environment\":\"test\"}"));
        var policies = preflight.plan().ofType("aws:iam/policy:Policy");

        assertThat(policies)
                .filteredOn(policy -> policy.text("policy").contains("GetSecretValue")
                        || policy.text("policy").contains("cognito-idp"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.name()).isEqualTo("delivery-may-front");
                    assertThat(policy.text("policy"))
                            .contains("\"secretsmanager:GetSecretValue\"", SECRET)
                            .contains("\"cognito-idp:DescribeUserPoolClient\"", POOL);
                });
        assertThat(preflight.findings()).noneMatch(Finding::isBlocking);
    }
}
