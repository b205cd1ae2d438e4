package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host names of a stack file and their targets. */
class DomainSettingsTest {
    private static final String BALANCED = "web: {image: 'nginx:1', port: 80}";
    private static final String API = "orders: {image: 'nginx:1', port: 80, ingress: api}";
    private static final String ASLEEP = "tunnel: {image: 'nginx:1', port: 80, ingress: public,"
            + " routes: {allowCidrs: [192.0.2.0/24]}, sleep: {idleMinutes: 5, namespace: T, dimensions: {S: t}}}";
    private static final String CERTIFICATE = "arn:aws:acm:%s:123456789012:certificate/11111111-2222";

    static Settings read(String domain, String... services) {
        return TestStack.settingsOf(
                "shop", "domain: {%s}".formatted(domain), "services: {%s}".formatted(String.join(", ", services)));
    }

    private static void assertErrors(String errors, String domain, String... services) {
        assertThatThrownBy(() -> read(domain, services))
                .isInstanceOf(RunException.class)
                .hasMessage(errors);
    }

    private static EdgeSettings edge(String domain, String... services) {
        return read(domain, services).edge();
    }

    @Test
    void aStackHasNoDomainByDefault() {
        assertThat(read("", BALANCED).edge().domain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"server, server.example.com", "@, example.com", "a.b.example.com, a.b.example.com"})
    void aHostIsALabelOrTheZoneOrAFullName(String host, String name) {
        var edge = edge("zone: example.com, host: '%s'".formatted(host), BALANCED);

        assertThat(edge.host()).contains(name);
        assertThat(edge.balancerHosts(edge.domain().orElseThrow())).containsExactly(name);
    }

    @Test
    void hostsPointToAnApiThatHasOnlyFunctions() {
        var image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1";
        var function = "orders: {compute: lambda, image: '%s', port: 80, ingress: api}".formatted(image);
        var edge = edge("zone: example.com, host: api", function);

        assertThat(edge.apiHosts(edge.domain().orElseThrow())).containsExactly("api.example.com");
    }

    @Test
    void hostsPointToTheBalancerOrWithoutOneToTheApi() {
        var both = edge("zone: example.com, hosts: [server, shop], apiHost: api", BALANCED, API);
        var api = edge("zone: example.com, hosts: [server, shop]", API);

        assertThat(both.balancerHosts(both.domain().orElseThrow()))
                .containsExactly("server.example.com", "shop.example.com");
        assertThat(both.apiHosts(both.domain().orElseThrow())).containsExactly("api.example.com");
        assertThat(api.balancerHosts(api.domain().orElseThrow())).isEmpty();
        assertThat(api.apiHosts(api.domain().orElseThrow())).containsExactly("server.example.com", "shop.example.com");
    }

    @Test
    void theHostsOfRoutesAreNamesToo() {
        var edge = edge(
                "zone: example.com, host: server, controlHost: control",
                "web: {image: 'nginx:1', port: 80, routes: {hosts: [www.example.com, '*.shop.example.com']}}",
                ASLEEP);

        assertThat(edge.names(edge.domain().orElseThrow()).hosts())
                .containsExactly("server.example.com", "www.example.com", "*.shop.example.com", "control.example.com");
    }

    @Test
    void anInvalidNameIsAnError() {
        assertErrors(
                """
                slipway:domain.zone = example: the name of a public hosted zone, such as example.com, is allowed; correct it
                slipway:domain.hosts[2] = a: it is listed twice; remove one
                slipway:domain.mutualTls.key: missing; set bucket and key of the file with the authorities' certificates""", "zone: example, hosts: [a, server.example.org, a], mutualTls: {bucket: authorities}", BALANCED);
    }

    @Test
    void aHostOutsideOfTheZoneIsTheOnlyError() {
        assertErrors(
                "slipway:domain.hosts[0] = server.example.org: server.example.org is outside of the zone example.com;"
                        + " give a label, such as server",
                "zone: example.com, hosts: [server.example.org]",
                BALANCED);
    }

    @Test
    void aHostIsListedOnce() {
        assertErrors(
                "slipway:domain.hosts[2] = a: it is listed twice; remove one",
                "zone: example.com, hosts: [a, b, a]",
                BALANCED);
    }

    @Test
    void aZoneIsNeeded() {
        assertErrors(
                "slipway:domain.zone: missing; set it to the public hosted zone of the hosts",
                "host: server",
                BALANCED);
    }

    @Test
    void oneHostAndAListOfHostsContradict() {
        assertErrors(
                "slipway:domain.host: host and hosts are both set; write all of them in hosts",
                "zone: example.com, host: a, hosts: [b]",
                BALANCED);
    }

    @Test
    void aDomainNeedsATarget() {
        assertErrors(
                "slipway:domain: the stack has no load balancer and no API for its hosts; set ingress of a service to balancer or api, or remove it",
                "zone: example.com, host: a",
                "worker: {image: 'nginx:1', ingress: none}");
    }

    @Test
    void aBalancerNeedsAHost() {
        assertErrors(
                "slipway:domain.host: missing; name the host that callers use, such as server",
                "zone: example.com",
                BALANCED);
    }

    @Test
    void hostsOfMissingComponentsAreErrors() {
        assertErrors("""
                slipway:domain.apiHost = api.example.com: it is for an HTTP API in a stack with a load balancer; remove it
                slipway:domain.controlHost = control.example.com: no service sleeps; remove it""", "zone: example.com, host: a, apiHost: api, controlHost: control", BALANCED);
        assertErrors(
                "slipway:domain.apiHost = api.example.com: it is for an HTTP API in a stack with a load balancer; rename the key to host",
                "zone: example.com, host: a, apiHost: api",
                API);
        assertErrors("""
                slipway:domain.host = a.example.com: no service is behind a balancer or an API; rename the key to controlHost
                slipway:domain.mutualTls: the stack has no balancer and no HTTP API; remove it""", "zone: example.com, host: a, mutualTls: {bucket: authorities, key: a.pem}", ASLEEP);
    }

    @Test
    void aHostHasOneTarget() {
        assertErrors("""
                slipway:domain.apiHost = a.example.com: it is the host of another endpoint already; give each of them a host of its own
                slipway:domain.controlHost = a.example.com: it is the host of another endpoint already; give each of them a host of its own""", "zone: example.com, host: a, apiHost: a, controlHost: a", BALANCED, API, ASLEEP);
    }

    @Test
    void aCertificateIsOfTheStacksRegionAndHasItsOwnNames() {
        var arn = CERTIFICATE.formatted("us-east-1");

        assertErrors("""
                slipway:domain.certificateArn = arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222: a certificate of eu-west-1 is allowed; name one of that region, or leave it out for one of the stack's own
                slipway:domain.wildcard = true: an existing certificate is used; remove it, or certificateArn""", "zone: example.com, host: a, wildcard: true, certificateArn: '%s'".formatted(arn), BALANCED);
        assertThat(edge(
                                "zone: example.com, host: a, certificateArn: '%s'"
                                        .formatted(CERTIFICATE.formatted("eu-west-1")),
                                "web: {image: 'nginx:1', port: 80, routes: {hosts: [www.example.org]}}")
                        .domain())
                .isPresent();
    }

    @Test
    void aCertificateOfTheStacksOwnCoversTheHostsOfRoutes() {
        assertErrors(
                """
                slipway:services.web.routes.hosts = www.example.org: the certificate cannot cover it in the zone example.com; name a host of the zone, or a certificate that covers it as certificateArn
                slipway:services.web.routes.hosts = w?.example.com: the certificate cannot cover it in the zone example.com; name a host of the zone, or a certificate that covers it as certificateArn""",
                "zone: example.com, host: a",
                "web: {image: 'nginx:1', port: 80, routes: {hosts: [www.example.org, 'w?.example.com']}}");
    }

    @Test
    void moreNamesThanACertificateAllowsAreAnError() {
        var hosts = "hosts: [a, b, c, d, e, f, g, h, i, j, k]";

        assertErrors(
                "slipway:domain: 11 names do not fit a certificate, which holds 10; set wildcard to true, or remove some",
                "zone: example.com, " + hosts,
                BALANCED);
        assertThat(edge("zone: example.com, wildcard: true, " + hosts, BALANCED).domain())
                .isPresent();
    }
}
