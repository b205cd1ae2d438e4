package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.components.balancer.NetworkListenerSpec;
import dev.slipway.components.balancer.NetworkProtocol;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.service.Ingress;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes of the network load balancer, its section, and their refusals. */
class NetworkBalancerSettingsTest {
    private static String web(String keys) {
        return "services: {web: {image: nginx:1, port: 80, ports: {rtmp: 1935, dns: 53}, architecture: x86_64, %s}}"
                .formatted(keys);
    }

    private static Ingress ingress(String keys) {
        return TestStack.settings(web(keys)).services().get(0).ingress();
    }

    private static void assertErrors(List<String> stack, String... lines) {
        TestStack.assertErrors(() -> TestStack.settings(stack.toArray(String[]::new)), lines);
    }

    @Test
    void aRouteListensOnAPortOfTheNetworkBalancer() {
        var network = ingress(
                        "ingress: network, deploy: {deregistrationDelaySeconds: 60}, routes: [{listen: 1935, port: rtmp},"
                                + " {listen: 5353, port: dns, protocol: udp, health: {port: 80, path: /up}}]")
                .network()
                .orElseThrow();

        assertThat(network.listeners())
                .extracting(NetworkListenerSpec::port, NetworkListenerSpec::protocol)
                .containsExactly(tuple(1935, NetworkProtocol.TCP), tuple(5353, NetworkProtocol.UDP));
        assertThat(network.targets().get(0).http()).isFalse();
        assertThat(network.targets().get(1).http()).isTrue();
        assertThat(network.udpPorts()).containsExactly(53);
        assertThat(network.deregistrationDelay()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aServiceIsBehindApplicationAndNetworkBalancers() {
        var both = ingress("ingress: [balancer, network], routes: [{paths: [/*]}, {listen: 1935, port: rtmp}]");

        assertThat(both.balanced().orElseThrow().targets()).containsOnlyKeys(StackBalancer.MAIN);
        assertThat(both.network().orElseThrow().listeners()).hasSize(1);
        assertThat(both.blueGreen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingress: network | slipway:services.web.routes.listen: missing; set it to the port that clients connect to",
                "ingress: network, routes: {listen: 0} | slipway:services.web.routes.listen = 0: 1 to 65535 is allowed; set it to 1",
                "ingress: network, routes: {listen: 80, paths: [/a]} | slipway:services.web.routes.paths: ingress network has no paths; remove it, or set ingress to balancer or api",
                "ingress: network, routes: {listen: 80, protocol: http2} | slipway:services.web.routes.protocol = http2: a network balancer has the protocols tcp, udp and tls; set it to tcp, or remove listen for a route of an application balancer",
                "routes: {protocol: udp} | slipway:services.web.routes.protocol = udp: an application balancer has the protocols http, https, http2 and grpc; set it to one of them, or set listen with ingress network",
                "routes: {listen: 80} | slipway:services.web.routes.listen: ingress balancer has no listen; remove it, or set ingress to network",
                "ingress: [balancer, network] | slipway:services.web.routes: no route has a listener; set listen of a route, such as {listen: 1935, protocol: tcp}",
                "ingress: network, routes: {listen: 53, port: dns, protocol: udp} | slipway:services.web.routes.health.port: a health check uses TCP, and the port 53 is one of UDP; set it to a port on which the container accepts TCP connections",
                "ingress: network, routes: [{listen: 80}, {listen: 80, port: rtmp}] | slipway:services.web.routes: two routes listen on port 80; give each of them a port of its own",
                "ingress: network, routes: {listen: 443, protocol: tls} | slipway:services.web.routes: the listener on port 443 ends TLS, and the network balancer has no host for a certificate; set slipway:domain and slipway:networkBalancer.host, or protocol to tcp",
                "ingress: [balancer, network], routes: [{paths: [/*]}, {listen: 1935, port: rtmp}], deploy: {release: primary} | slipway:services.web.deploy: a network balancer does not divide connections between two revisions; remove primary, alternate and release, or network from ingress",
            })
    void refusesRoutesOfTheNetworkBalancer(String keys, String error) {
        assertErrors(List.of(web(keys)), error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "addressIds: [eip-1] | slipway:networkBalancer.addressIds: \"eip-1\" is not an allocation id of an Elastic IP address; write eipalloc- and 8 or 17 of 0-9 and a-f, such as eipalloc-0123456789abcdef0",
                "addressIds: [eipalloc-0123456789abcdef0] | slipway:networkBalancer.addressIds: the network has 2 public subnets, and 1 addresses are listed; list one for each subnet",
                "internal: true, addresses: static | slipway:networkBalancer.addresses = static: an internal balancer has no Elastic IP addresses; remove it, or set internal to false",
                "addresses: fixed | slipway:networkBalancer.addresses = fixed: dynamic, static are allowed; set it to dynamic",
                "host: ingest | slipway:networkBalancer.host: a host is a name in the zone of slipway:domain; set slipway:domain, or remove it",
                "port: 80 | slipway:networkBalancer.port: unknown key; allowed here: internal, addresses, addressIds, crossZone, host, hosts",
            })
    void refusesSettingsOfTheNetworkBalancer(String keys, String error) {
        assertErrors(
                List.of(
                        "networkBalancer: {%s}".formatted(keys),
                        web("ingress: network, routes: {listen: 1935, port: rtmp}")),
                error);
    }

    @Test
    void refusesANetworkBalancerWithoutAServiceAHostOrSubnets() {
        assertErrors(
                List.of("networkBalancer: {crossZone: false}", web("exec: false")),
                "slipway:networkBalancer: no service is behind a network balancer; set ingress of a service to network, or remove it");
        assertErrors(
                List.of(
                        "domain: {zone: example.com, host: shop}",
                        "networkBalancer: {host: shop}",
                        web("ingress: [balancer, network], routes: [{paths: [/*]}, {listen: 1935, port: rtmp}]")),
                "slipway:networkBalancer.host = shop.example.com: it is the host of another endpoint already; give each of them a host of its own");
        assertErrors(
                List.of("network: {acls: true}", web("ingress: network, routes: {listen: 1935, port: rtmp}")),
                "slipway:network.acls = true: tasks behind a network balancer get connections from the addresses of clients, which the network ACLs of their subnets deny; remove it, or network from ingress");
        assertErrors(
                List.of(
                        "network: {existing: {vpcId: vpc-0123456789abcdef0, privateSubnetIds: [subnet-0123456789abcdef0]}}",
                        web("ingress: network, routes: {listen: 1935, port: rtmp}")),
                "slipway:network.existing: the network balancer is in public subnets, and none is listed; list some, or set slipway:networkBalancer.internal to true");
    }
}
