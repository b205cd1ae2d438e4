package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.Cidr;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.RouteAction;
import dev.slipway.components.balancer.TargetPort;
import dev.slipway.components.balancer.TargetProtocol;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Ingress;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys {@code routes} and {@code ports} of a service: their values and refusals. */
class RouteListSettingsTest {
    private static final String DOMAIN = "domain: {zone: example.com, host: shop}";

    private static Settings settings(String keys) {
        return TestStack.settings(
                "services: {web: {image: nginx:1, port: 80, ports: {admin: 9600, grpc: 7070}, architecture: x86_64,"
                        + " sidecars: [{name: proxy, image: nginx:1, port: 8443, ports: {stats: 9901}},"
                        + " {name: agent, image: nginx:1}], %s}}".formatted(keys),
                DOMAIN);
    }

    private static List<TargetSpec> targets(String keys) {
        return balanced(keys).target().targets();
    }

    private static BalancedIngress balanced(String keys) {
        return (BalancedIngress) settings(keys).services().get(0).ingress();
    }

    private static void assertErrors(String keys, String... lines) {
        TestStack.assertErrors(() -> settings(keys), lines);
    }

    @Test
    void aServiceWithoutRoutesHasAllRequestsOnItsMainPort() {
        assertThat(targets("exec: false")).containsExactly(TargetSpec.of(80));
    }

    @Test
    void eachRouteLeadsToAPortOfTheServiceOrOfASidecar() {
        var ports = targets("routes: [{paths: [/a]}, {paths: [/b], port: admin}, {paths: [/c], port: 7070},"
                + " {paths: [/d], container: proxy}, {paths: [/e], container: proxy, port: stats}]");

        assertThat(ports)
                .extracting(TargetSpec::port)
                .containsExactly(
                        TargetPort.of(80),
                        new TargetPort(Optional.empty(), Optional.of("admin"), 9600),
                        new TargetPort(Optional.empty(), Optional.of("grpc"), 7070),
                        new TargetPort(Optional.of("proxy"), Optional.empty(), 8443),
                        new TargetPort(Optional.of("proxy"), Optional.of("stats"), 9901));
    }

    @Test
    void theMainTargetIsHttpToTheMainPortWhereverItsRouteIs() {
        assertThat(targets("routes: [{paths: [/b], port: admin}, {paths: [/a]}]")
                        .get(0))
                .isEqualTo(TargetSpec.of(80));
        assertThat(targets("routes: [{paths: [/b], port: admin}, {paths: [/c], port: grpc}]")
                        .get(0)
                        .port()
                        .number())
                .isEqualTo(9600);
    }

    @Test
    void theHealthCheckOfARouteHasTheKeysOfTheServiceAndItsOwn() {
        var health = "health: {path: /up, codes: '200,302', intervalSeconds: 30, timeoutSeconds: 20, healthy: 4}";
        var ports = targets(
                health + ", routes: [{paths: [/a]}, {paths: [/b], port: admin, health: {path: /ready, port: grpc}}]");

        assertThat(ports.get(0).health())
                .isEqualTo(HealthCheck.of("/up")
                        .withInterval(Duration.ofSeconds(30))
                        .withTimeout(Duration.ofSeconds(20))
                        .withCodes("200,302")
                        .withThresholds(new HealthCheck.Thresholds(4, 3)));
        assertThat(ports.get(1).health())
                .isEqualTo(ports.get(0).health().withPath("/ready").withPort(OptionalInt.of(7070)));
    }

    @Test
    void aServiceThatSpeaksOnlyGrpcHasOneHealthCheck() {
        assertThat(targets("routes: {protocol: grpc}").get(0).health())
                .isEqualTo(HealthCheck.of("/AWS.ALB/healthcheck").withCodes("12"));
        assertThat(targets("routes: {protocol: grpc}, health: {path: /grpc.health.v1.Health/Check, codes: 0}")
                        .get(0)
                        .health())
                .isEqualTo(HealthCheck.of("/grpc.health.v1.Health/Check").withCodes("0"));
    }

    @Test
    void aRouteWithGrpcDoesNotInheritPathAndCodesOfHttp() {
        var ports = targets("health: {path: /up, codes: 204, intervalSeconds: 60},"
                + " routes: [{paths: [/a]}, {paths: [/orders.Orders/*], protocol: grpc, port: grpc}]");

        assertThat(ports.get(1).protocol()).isEqualTo(TargetProtocol.GRPC);
        assertThat(ports.get(1).health()).isEqualTo(HealthCheck.ofGrpc().withInterval(Duration.ofSeconds(60)));
    }

    @Test
    void codesOfTheServiceAreThoseOfHttpUnlessAllRoutesAreGrpc() {
        assertErrors(
                "health: {codes: 12}, routes: [{paths: [/a]}, {paths: [/b], protocol: grpc, port: grpc}]",
                "slipway:services.web.health.codes = 12: the protocol http has codes from 200 to 499; correct it, or set codes in health of the route with another protocol");
        assertErrors(
                "health: {codes: 200}, routes: {protocol: grpc}",
                "slipway:services.web.health.codes = 200: the protocol grpc has codes from 0 to 99; correct it, or set codes in health of the route with another protocol");
    }

    @ParameterizedTest
    @CsvSource({
        "'routes: {protocol: https}', HTTPS",
        "'routes: {protocol: https}, health: {port: 8080}', HTTP",
        "'routes: {protocol: https, health: {port: 8080}}', HTTP",
        "'routes: {protocol: https}, health: {protocol: http}', HTTP",
        "'routes: {protocol: https}, health: {port: 8080, protocol: https}', HTTPS",
        "'routes: [{paths: [/a]}, {paths: [/b], protocol: https, port: admin}]', HTTP",
        "'routes: [{paths: [/b], protocol: https, port: admin}, {paths: [/a], redirect: {host: b.com}}]', HTTPS"
    })
    void theHealthCheckOfAPortWithTlsUsesTls(String keys, HealthCheck.Protocol protocol) {
        assertThat(targets(keys).get(0).health().protocol()).isEqualTo(protocol);
    }

    @Test
    void routesRedirectAndAnswerWithoutTasks() {
        var actions = balanced("routes: [{paths: [/a]},"
                        + " {paths: [/b], redirect: {protocol: https, host: new.example.com, port: 8443, path: '/#{path}', query: a=b, status: 301}},"
                        + " {paths: [/c], redirect: {path: /d}},"
                        + " {paths: [/e], respond: {status: 503, contentType: text/html, body: <p>closed</p>}},"
                        + " {paths: [/f], respond: {}}]")
                .target()
                .routes();

        assertThat(actions.subList(1, 5))
                .extracting(route -> route.action())
                .containsExactly(
                        new RouteAction.Redirect(
                                Optional.of("HTTPS"),
                                Optional.of("new.example.com"),
                                OptionalInt.of(8443),
                                Optional.of("/#{path}"),
                                Optional.of("a=b"),
                                301),
                        new RouteAction.Redirect(
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.of("/d"),
                                Optional.empty(),
                                302),
                        new RouteAction.FixedResponse(503, "text/html", "<p>closed</p>"),
                        new RouteAction.FixedResponse(404, "text/plain", ""));
    }

    @Test
    void aPublicServiceOpensThePortOfEachRoute() {
        var ingress = (Ingress.Public) TestStack.settings(
                        "services: {web: {image: nginx:1, port: 80, ports: {admin: 9600}, architecture: x86_64,"
                                + " sidecars: [{name: proxy, image: nginx:1, port: 8443}], ingress: public, routes: [{allowCidrs: [192.0.2.0/24]},"
                                + " {port: admin, allowCidrs: [198.51.100.0/24]}, {container: proxy, allowCidrs: [203.0.113.0/24]}]}}")
                .services()
                .get(0)
                .ingress();

        assertThat(ingress.ports())
                .extracting(port -> port.port().number() + " "
                        + port.allow().blocks().stream().map(Cidr::text).toList())
                .containsExactly("80 [192.0.2.0/24]", "9600 [198.51.100.0/24]", "8443 [203.0.113.0/24]");
    }

    @Test
    void aServiceBehindASidecarNeedsNoPortOfItsOwn() {
        assertThat(((BalancedIngress) TestStack.settings(
                                        "services: {web: {image: nginx:1, architecture: x86_64, routes: {container: proxy},"
                                                + " sidecars: [{name: proxy, image: nginx:1, port: 8443}]}}")
                                .services()
                                .get(0)
                                .ingress())
                        .target()
                        .targets())
                .extracting(target -> target.port().number())
                .containsExactly(8443);
    }

    @Test
    void unknownPortsAndContainersAreNamedWithTheKnownOnes() {
        assertErrors(
                "routes: [{paths: [/a], port: admn}, {paths: [/b], port: 81}, {paths: [/c], container: proxi},"
                        + " {paths: [/d], container: agent}, {paths: [/e], container: agent, port: stats},"
                        + " {paths: [/f], container: proxy, port: admin}, {paths: [/g], health: {port: stats}}]",
                "slipway:services.web.routes[0].port = admn: ports: 80, admin, grpc; set it to admin",
                "slipway:services.web.routes[1].port = 81: ports: 80, admin, grpc; name one of them",
                "slipway:services.web.routes[2].container = proxi: sidecars: proxy, agent; set it to proxy",
                "slipway:services.web.routes[3].container = agent: it listens on no port; set port of the sidecar",
                "slipway:services.web.routes[4].port = stats: the container listens on no port; remove it",
                "slipway:services.web.routes[5].port = admin: ports: 8443, stats; name one of them",
                "slipway:services.web.routes[6].health.port = stats: ports: 80, admin, grpc; name one of them");
    }

    @Test
    void everyFaultOfARouteIsReportedAtOnce() {
        assertErrors(
                "routes: [{paths: [a], methods: [get], headers: {Host: shop, 'X Y': a}, protocol: tcp, sticky: maybe},"
                        + " {paths: [/b], query: {a: ''}}, {paths: [/c], redirect: {query: a=b}},"
                        + " {paths: [/d], redirect: {path: new, host: a b}}, {paths: [/e], respond: {status: 302, body: [a]}},"
                        + " {paths: [/f], redirect: {path: /g}, respond: {}, port: admin, sticky: true}]",
                "slipway:services.web.routes[0].paths[0] = a: a path pattern that starts with / is allowed; correct it",
                "slipway:services.web.routes[0].protocol = tcp: an application balancer has the protocols http, https, http2 and grpc; set it to one of them, or set listen with ingress network",
                "slipway:services.web.routes[0].headers.X Y = a: the name of a header is allowed as a key; rename it",
                "slipway:services.web.routes[0].methods: the method 'get' is not possible; give up to 40 capital letters, hyphens and underscores, such as GET",
                "slipway:services.web.routes[0].headers.Host = shop: the host of a request is not a header condition; set hosts instead",
                "slipway:services.web.routes[0].sticky = maybe: true or false is allowed; set it to true or false",
                "slipway:services.web.routes[1].query.a: a value, with * and ? as wildcards is allowed; correct it",
                "slipway:services.web.routes[2].redirect: a redirect without protocol, host, port and path leads to the same address; set one of them, such as host: www.example.com",
                "slipway:services.web.routes[3].redirect.host = a b: a host name, with #{host} for that of the request is allowed; correct it",
                "slipway:services.web.routes[3].redirect.path = new: the path 'new' is not possible in a redirect; give a slash and up to 127 characters, such as /new/#{path}",
                "slipway:services.web.routes[4].respond.body = [\"a\"]: a single value is allowed; write it as body: <text>",
                "slipway:services.web.routes[4].respond.status = 302: a fixed response has no status 302; give 200 to 299 or 400 to 599; a redirect is written as redirect",
                "slipway:services.web.routes[5].respond: a route has one action, and this one has redirect already; remove one of them",
                "slipway:services.web.routes[5].port: a route with redirect sends no requests to tasks; remove it, or redirect",
                "slipway:services.web.routes[5].sticky: a route with redirect sends no requests to tasks; remove it, or redirect");
    }

    @Test
    void routesToOnePortHaveOneHealthCheckAndAllLeadSomewhere() {
        assertErrors(
                "routes: [{paths: [/a], health: {path: /a}}, {paths: [/b], health: {path: /b}}]",
                "slipway:services.web.routes: two routes to the port 80 have different values of health or sticky, which belong to the port; give them the same values, or write them in one of the routes");
        assertErrors(
                "routes: [{paths: [/a], redirect: {host: a.com}}]",
                "slipway:services.web.routes: no route leads to the service; add one to it beside them, such as {paths: [/*]}, with a longer path or a host for the others");
    }

    @Test
    void aConflictBetweenTargetsDoesNotHideTheFaultsOfOtherRoutes() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "services: {web: {image: nginx:1, port: 80, routes: [{paths: [/a], health: {path: /a}},"
                                + " {paths: [/b], health: {path: /b}}, {paths: [/c], protocol: grpc}, {paths: [/c], methods: [GET]},"
                                + " {paths: [/c], methods: [GET]}, {paths: [/d], login: staff}]}}"),
                "slipway:services.web.routes: two routes to the port 80 have different values of health or sticky, which belong to the port; give them the same values, or write them in one of the routes",
                "slipway:services.web.routes[4].paths = /c: web.routes[3] has this path on every host already; choose another path or host",
                "slipway:services.web.routes[2].protocol = grpc: clients use HTTP/2 with TLS only, and the stack has no domain; set slipway:domain, or protocol to http",
                "slipway:services.web.routes[5].login = staff: slipway:balancer has no logins; add it there",
                "slipway:services.web.routes[5].login = staff: a load balancer has a login with HTTPS only, and the stack has no domain; set slipway:domain, or remove it");
    }

    @Test
    void routesToOnePortShareTheHealthCheckThatOneOfThemHas() {
        assertThat(targets("routes: [{paths: [/a]}, {paths: [/b], health: {path: /b}, sticky: true}, {paths: [/c]}]"))
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.health().path()).isEqualTo("/b");
                    assertThat(target.stickiness()).isPresent();
                });
    }

    @Test
    void ecsRegistersAServiceWithFiveTargetGroups() {
        assertErrors(
                "routes: [{paths: [/a]}, {paths: [/b], port: admin}, {paths: [/c], port: grpc}, {paths: [/d], container: proxy},"
                        + " {paths: [/e], container: proxy, port: stats}, {paths: [/f], protocol: http2}]",
                "slipway:services.web.routes: ECS registers a service with up to 5 target groups, and the routes have 6; divide the service, or have a container forward the requests of several ports");
    }

    @Test
    void aRuleHoldsFiveValues() {
        assertErrors(
                "routes: [{paths: [/a], hosts: [a.example.com, b.example.com], methods: [GET, HEAD], query: {a: b}}]",
                "slipway:services.web.routes[0].paths: a listener rule holds 5 values, and this route has 6: path, hosts, ranges, methods, headers and keys; divide it into several routes");
    }

    @Test
    void aRedirectDoesNotLeadToItsOwnRoute() {
        var loop =
                "the new address matches the route itself, so that browsers follow it without end; requests by HTTP are"
                        + " redirected to HTTPS without a route; give it another host or path, or remove the route";
        assertErrors(
                "routes: [{paths: [/a]}, {hosts: [www.example.com], redirect: {protocol: https}},"
                        + " {paths: [/b/*], redirect: {path: '/b/#{path}'}}, {paths: [/c], redirect: {path: /d}},"
                        + " {hosts: [old.example.com], redirect: {host: shop.example.com}},"
                        + " {hosts: [new.example.com], redirect: {host: new.example.com, port: 443}}]",
                "slipway:services.web.routes[1].redirect: " + loop,
                "slipway:services.web.routes[2].redirect: " + loop,
                "slipway:services.web.routes[5].redirect: " + loop);
    }

    @Test
    void clientsOfHttp2NeedTls() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "services: {web: {image: nginx:1, port: 80, routes: [{paths: [/a], protocol: grpc}, {paths: [/b], protocol: http2}]}}"),
                "slipway:services.web.routes[0].protocol = grpc: clients use HTTP/2 with TLS only, and the stack has no domain; set slipway:domain, or protocol to http",
                "slipway:services.web.routes[1].protocol = http2: clients use HTTP/2 with TLS only, and the stack has no domain; set slipway:domain, or protocol to http");
    }

    @Test
    void aDistributionTakesNoHttp2AndOneValueLess() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "services: {web: {image: nginx:1, port: 80, routes: [{paths: [/a], protocol: http2},"
                                + " {paths: [/b], hosts: [a.example.com, b.example.com], methods: [GET, HEAD]}]}}",
                        DOMAIN,
                        "distribution: {enabled: true}"),
                "slipway:services.web.routes[0].protocol = http2: a distribution connects to the load balancer by HTTP/1.1; set protocol to http or https, or remove slipway:distribution",
                "slipway:services.web.routes[1].paths: behind a distribution a listener rule holds 4 values beside the header of the distribution, and this route has 5; divide it into several routes");
    }

    @Test
    void aPathOfAHostHasOneRouteForTheSameConditions() {
        assertErrors(
                "routes: [{paths: [/a]}, {paths: [/a], methods: [GET]}, {paths: [/b, /a], port: admin}, {paths: [/a], methods: [GET], port: admin}]",
                "slipway:services.web.routes[2].paths = /a: web.routes[0] has this path on every host already; choose another path or host",
                "slipway:services.web.routes[3].paths = /a: web.routes[1] has this path on every host already; choose another path or host");
    }

    @Test
    void severalTargetsHaveNoActivatorAndNoRequestsThatPutThemToSleep() {
        assertErrors(
                "routes: [{paths: [/a]}, {paths: [/b], port: admin}], sleep: {}",
                "slipway:services.web.sleep.activity: the load balancer counts the requests of one port, and the routes lead to several; set it to metrics, or route all requests to one port",
                "slipway:services.web.routes: an activator stands in for one target, and the routes have 2; route all requests to one port, or set sleep.wakeOnRequest to false");
        assertErrors(
                "routes: [{paths: [/a], redirect: {host: a.com}}, {paths: [/b], sticky: true}], sleep: {}",
                "slipway:services.web.routes[1].sticky = true: clients of a service that sleeps would stay with its activator; set it to false, or sleep.wakeOnRequest to false");
        assertErrors(
                "routes: {protocol: grpc}, sleep: {}",
                "slipway:services.web.routes: an activator is a function, which answers HTTP/1.1 only; set protocol to http or https, or sleep.wakeOnRequest to false");
    }

    @Test
    void otherKindsOfIngressHaveTheirKeysOfRoutes() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "services: {web: {image: nginx:1, port: 80, ingress: api,"
                                + " routes: [{paths: [/a], protocol: http2, health: {path: /a}}, {paths: [/b], redirect: {path: /a}}]}}"),
                "slipway:services.web.routes[0].protocol: ingress api has no protocol; remove it, or set ingress to balancer",
                "slipway:services.web.routes[0].health: ingress api has no health; remove it, or set ingress to balancer",
                "slipway:services.web.routes[1].redirect: ingress api has no redirect; remove it, or set ingress to balancer",
                "slipway:services.web.routes: ingress api has one route; write one, and list all paths in it");
        TestStack.assertErrors(
                () -> TestStack.settings("services: {web: {image: nginx:1, port: 80, ingress: public,"
                        + " routes: [{allowCidrs: [192.0.2.0/24]}, {allowCidrs: [192.0.2.0/24]}, {port: 81}]}}"),
                "slipway:services.web.routes[2].allowCidrs: missing; list the blocks that may connect to a public service",
                "slipway:services.web.routes[2].port = 81: ports: 80; name one of them");
        TestStack.assertErrors(
                () -> TestStack.settings("services: {web: {image: nginx:1, port: 80, ingress: public,"
                        + " routes: [{allowCidrs: [192.0.2.0/24]}, {allowCidrs: [192.0.2.0/24]}]}}"),
                "slipway:services.web.routes: two routes open the port 80; list all blocks in allowCidrs of one of them");
        TestStack.assertErrors(
                () -> TestStack.settings("services: {web: {image: nginx:1, ports: {admin: 9600}, ingress: none}}"),
                "slipway:services.web.port: ports has further ports beside the main one; set port to the main one");
    }

    @Test
    void portsAreDifferentAndHaveNames() {
        TestStack.assertErrors(
                () -> TestStack.settings("services: {web: {image: nginx:1, port: 80, ports: {b: 80, c: 0x, 1d: 7}}}"),
                "slipway:services.web.ports.b = 80: it is the same as port; remove one of them",
                "slipway:services.web.ports.c = 0x: a port from 1 to 65535 is allowed; correct it",
                "slipway:services.web.ports.1d = 7: a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen is allowed as a key; rename it");
        TestStack.assertErrors(
                () -> TestStack.settings("services: {web: {image: nginx:1, port: 80, ports: {b: 70000}}}"),
                "slipway:services.web.ports.b = 70000: 1 to 65535 is allowed; give the number of the port");
    }
}
