package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.Cidr;
import dev.slipway.components.balancer.InternalScheme;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of {@code ingress} that name load balancers, the key {@code ingress} of routes, and the internal balancer. */
class InternalBalancerSettingsTest {
    private static final String DOMAIN = "domain: {zone: example.com, host: shop}";

    private static String web(String keys) {
        return "services: {web: {image: nginx:1, port: 80, ports: {admin: 9600}, architecture: x86_64, %s}}"
                .formatted(keys);
    }

    private static BalancedIngress ingress(String keys) {
        return (BalancedIngress) TestStack.settings(web(keys)).services().get(0).ingress();
    }

    private static List<String> paths(BalancedIngress ingress, StackBalancer balancer) {
        return ingress.targets().get(balancer).routes().stream()
                .flatMap(route -> route.conditions().paths().stream())
                .toList();
    }

    private static void assertErrors(List<String> stack, String... lines) {
        TestStack.assertErrors(() -> TestStack.settings(stack.toArray(String[]::new)), lines);
    }

    @Test
    void aServiceIsBehindOneBalancerOrBoth() {
        assertThat(ingress("exec: false").targets()).containsOnlyKeys(StackBalancer.MAIN);
        assertThat(ingress("ingress: internal").targets()).containsOnlyKeys(StackBalancer.INTERNAL);
        assertThat(ingress("ingress: [internal]").targets()).containsOnlyKeys(StackBalancer.INTERNAL);
        assertThat(ingress("ingress: [internal, balancer]").targets())
                .containsOnlyKeys(StackBalancer.MAIN, StackBalancer.INTERNAL);
    }

    @Test
    void aRouteIsOnAllBalancersOfItsServiceOrOnOneOfThem() {
        var both = ingress("ingress: [balancer, internal], routes: [{paths: [/*]},"
                + " {paths: [/admin/*], port: admin, ingress: internal}, {paths: [/shop/*], ingress: balancer}]");

        assertThat(paths(both, StackBalancer.MAIN)).containsExactly("/*", "/shop/*");
        assertThat(paths(both, StackBalancer.INTERNAL)).containsExactly("/*", "/admin/*");
        assertThat(both.target()).isEqualTo(both.targets().get(StackBalancer.MAIN));
    }

    @Test
    void theInternalBalancerHasSettingsOfItsOwnAndTheLoginsOfTheStack() {
        var settings = TestStack.settings(
                DOMAIN,
                "balancer: {idleTimeoutSeconds: 30, internal: {host: inside, allowCidrs: [10.8.0.0/16],"
                        + " idleTimeoutSeconds: 90, accessLogDays: 7, testPort: 9001, testCidrs: [10.0.0.0/8]}}",
                web("ingress: [balancer, internal]"));
        var internal = settings.balancer().internal();

        assertThat(internal.internal()).contains(new InternalScheme(List.of(Cidr.of("10.8.0.0/16"))));
        assertThat(internal.idleTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(internal.accessLogs().orElseThrow().days()).isEqualTo(7);
        assertThat(internal.testListener().port()).isEqualTo(9001);
        assertThat(internal.logins()).isEqualTo(settings.balancer().main().logins());
        assertThat(settings.balancer().main().idleTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.edge().hosts(StackBalancer.INTERNAL)).containsExactly("inside.example.com");
        assertThat(settings.edge().hosts(StackBalancer.MAIN)).containsExactly("shop.example.com");
    }

    @Test
    void theHostsOfRoutesResolveToThePublicBalancerIfTheyAreOnBoth() {
        var settings = TestStack.settings(
                DOMAIN,
                web("ingress: [balancer, internal], routes: [{hosts: [a.example.com]},"
                        + " {hosts: [b.example.com], ingress: internal}]"));

        assertThat(settings.edge().hosts(StackBalancer.MAIN)).containsExactly("shop.example.com", "a.example.com");
        assertThat(settings.edge().hosts(StackBalancer.INTERNAL)).containsExactly("b.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingress: []           | slipway:services.web.ingress: a value is missing; set it to balancer",
                "ingress: [inner]      | slipway:services.web.ingress[0] = inner: balancer, internal, network, api, public, none are allowed; set it to balancer",
                "ingress: inernal      | slipway:services.web.ingress = inernal: balancer, internal, network, api, public, none are allowed; set it to internal",
                "ingress: [internal, internal] | slipway:services.web.ingress[1] = internal: it is listed twice; remove one",
                "ingress: [balancer, api] | slipway:services.web.ingress = balancer, api: a service with ingress api has no other one; set it to api, or list balancer, internal and network",
                "routes: {ingress: internal} | slipway:services.web.routes.ingress = internal: only a service behind both balancers has routes of one of them; remove it, or set ingress of the service to [balancer, internal]",
                "ingress: [balancer, internal], routes: [{ingress: inner}] | slipway:services.web.routes[0].ingress = inner: balancer or internal is allowed; correct it",
                "ingress: [balancer, internal], routes: [{ingress: internal}] | slipway:services.web.ingress = balancer: no route of the service is on it; remove it, or the key ingress of a route",
                "ingress: internal, routes: [{paths: [/a]}, {paths: [/a], port: admin}] | slipway:services.web.routes[1].paths = /a: web.routes[0] has this path on every host already; choose another path or host",
                "ingress: [balancer, internal], routes: [{paths: [/a], ingress: balancer}, {paths: [/a], ingress: internal}, {paths: [/a], port: admin, ingress: internal}] | slipway:services.web.routes[2].paths = /a: web.routes[1] has this path on every host already; choose another path or host",
                "ingress: internal, routes: {protocol: grpc} | slipway:services.web.routes.protocol = grpc: clients use HTTP/2 with TLS only, and the internal balancer has no host; set slipway:domain and slipway:balancer.internal.host, or protocol to http",
                "ingress: [balancer, internal], routes: [{paths: [/a]}, {paths: [/b], port: admin}, {paths: [/c], protocol: https}] | slipway:services.web.routes: ECS registers a service with up to 5 target groups, and the routes have 6 on both balancers; set ingress of some routes to one of the balancers, or divide the service",
                "ingress: [balancer, internal], sleep: {wakeOnRequest: false} | slipway:services.web.sleep.activity: the requests of one balancer are counted, and the service is behind two; set it to metrics, or ingress to balancer or internal",
            })
    void refusesBalancersOfAService(String keys, String error) {
        assertErrors(List.of(web(keys)), error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allowCidrs: [0.0.0.0/0] | slipway:balancer.internal.allowCidrs: an internal balancer admits the VPC and connected networks, not every address; list the blocks of those networks, such as 10.8.0.0/16, or remove it for the VPC alone",
                "allowCidrs: [10.8.0.0/16, 10.8.0.0/16] | slipway:balancer.internal.allowCidrs[1] = 10.8.0.0/16: it is listed twice; remove one",
                "allowCidrs: [10.0.1.0/24] | slipway:balancer.internal.allowCidrs = 10.0.1.0/24: it is part of the VPC, which may connect anyway; remove it",
                "idleTimeoutSeconds: 0 | slipway:balancer.internal.idleTimeoutSeconds = 0: 1 to 4000 is allowed; set it to 1",
                "testCidrs: [0.0.0.0/0] | slipway:balancer.internal.testCidrs: 0.0.0.0/0 would let everybody use revisions that are not released; list the blocks of the testers",
                "host: inside | slipway:balancer.internal.host: a host is a name in the zone of slipway:domain; set slipway:domain, or remove it",
                "logins: {} | slipway:balancer.internal.logins: unknown key; allowed here: accessLogs, accessLogDays, testPort, testCidrs, idleTimeoutSeconds, allowCidrs, host, hosts",
            })
    void refusesSettingsOfTheInternalBalancer(String keys, String error) {
        assertErrors(List.of("balancer: {internal: {%s}}".formatted(keys), web("ingress: internal")), error);
    }

    @Test
    void refusesHostsOfTheInternalBalancerThatAreTaken() {
        assertErrors(
                List.of(DOMAIN, "balancer: {internal: {host: shop}}", web("ingress: [balancer, internal]")),
                "slipway:balancer.internal.host = shop.example.com: it is the host of another endpoint already; give each of them a host of its own");
        assertErrors(
                List.of(DOMAIN, web("ingress: internal")),
                "slipway:domain.host = shop.example.com: no service is behind a public balancer or an API; move it to slipway:balancer.internal.host");
    }

    @Test
    void refusesAnInternalBalancerWithoutServicesSubnetsAndConnections() {
        assertErrors(
                List.of("balancer: {internal: {accessLogs: false}}", web("exec: false")),
                "slipway:balancer.internal: no service is behind an internal balancer; set ingress of a service to internal, or remove it");
        assertErrors(
                List.of(
                        "network: {existing: {vpcId: vpc-0123456789abcdef0, privateSubnetIds: [subnet-0123456789abcdef0]}}",
                        web("ingress: internal")),
                "slipway:network.existing.privateSubnetIds: an internal balancer needs private subnets in 2 zones, and 1 is listed; list two or more, or set ingress to balancer");
        assertErrors(
                List.of(
                        "network: {acls: true}",
                        "balancer: {internal: {allowCidrs: [10.8.0.0/16]}}",
                        web("ingress: internal")),
                "slipway:balancer.internal.allowCidrs = 10.8.0.0/16: the network ACLs of the private subnets deny it; remove it, or set slipway:network.acls to false");
    }

    @Test
    void refusesALoginThatTheInternalBalancerCannotCheck() {
        var logins =
                "logins: {staff: {cognito: {userPoolArn: \"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEfGhI\", clientId: shop, domain: shop}}}";
        assertErrors(
                List.of("balancer: {%s}".formatted(logins), web("ingress: internal, routes: {login: staff}")),
                "slipway:services.web.routes.login = staff: a load balancer has a login with HTTPS only, and the internal balancer has no host; set slipway:domain and slipway:balancer.internal.host, or remove it");
        assertErrors(
                List.of(
                        "domain: {zone: example.com}",
                        "network: {nat: none, endpoints: [s3, ecr, logs]}",
                        "balancer: {internal: {host: inside}, %s}".formatted(logins),
                        "services: {web: {image: \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1\", port: 80, ingress: internal, routes: {login: staff}}}"),
                "slipway:services.web.routes.login = staff: an internal balancer connects to the identity provider through a NAT gateway, and the network has none; set slipway:network.nat to single, or remove it");
    }
}
