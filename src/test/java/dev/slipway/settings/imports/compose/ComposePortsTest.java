package dev.slipway.settings.imports.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports, health checks and mounts of services. */
class ComposePortsTest {
    @TempDir
    private Path folder;

    private SmallComposeFile read(String text) {
        return SmallComposeFile.read(folder, text);
    }

    @Test
    void aServiceOnBothLoadBalancersHasARouteOnEach() {
        assertThat(read("services: {web: {image: \"shop/git:1\", ports: [\"3000:3000\", \"2222:22\"]}}\n")
                        .stackFile())
                .contains("        - {paths: [\"/*\"]}\n        - {listen: 2222, port: port-22}\n")
                .contains("ingress: [balancer, network]");
    }

    @Test
    void aServiceHasAtMostFivePortsOnBothLoadBalancers() {
        var stacks = read("""
                services:
                  mail: {image: "shop/mail:1", ports: ["80:80", "25:25", "110:110", "143:143", "465:465", "587:587"]}
                """);

        assertThat(stacks.stackFile()).contains("listen: 465").doesNotContain("listen: 587");
        assertThat(stacks.notes(FieldResult.LOST))
                .containsExactly("a service has up to 5 ports behind load balancers: connects leads to the others");
    }

    @Test
    void aPortWithoutOneOfTheMachineIsNotPublicBesideOthers() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", ports: ["80:8080"]}
                  api: {image: "shop/api:1", ports: ["9000"]}
                """);

        assertThat(stacks.stackFile()).contains("      port: 9000\n      ingress: none\n");
        assertThat(stacks.notes(FieldResult.CHANGED))
                .contains("without a port of the machine: no load balancer leads to it");
    }

    @Test
    void aContainerChecksItselfByLocalhost() {
        assertThat(read("""
                        services:
                          web:
                            image: shop/web:1
                            container_name: shop-web
                            ports: ["80:8080"]
                            healthcheck: {test: [CMD, curl, "-f", "http://shop-web:8080/health"]}
                        """).stackFile())
                .contains("command: [CMD, curl, \"-f\", http://localhost:8080/health]")
                .contains("path: /health");
    }

    @Test
    void aCheckBehindANetworkLoadBalancerEndsBeforeTheNext() {
        assertThat(read("""
                        services:
                          api:
                            image: shop/api:1
                            ports: ["50051:50051"]
                            healthcheck: {test: [CMD, check], interval: 5s, timeout: 5s}
                        """).stackFile()).contains("timeoutSeconds: 4");
    }

    @Test
    void aVolumeInTheFolderOfAnotherIsLeftToFillIn() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", volumes: ["site:/var/www", "media:/var/www/media"]}
                volumes: {site: {}, media: {}}
                """);

        assertThat(stacks.stackFile()).contains("/var/www:").doesNotContain("/var/www/media");
        assertThat(stacks.notes(FieldResult.OPEN))
                .containsExactly(
                        "left out: volumes are not nested, and /var/www has one: mount one of them in another folder");
    }

    @Test
    void containersThatShareAnAddressAreSidecars() {
        assertThat(
                        read("services: {web: {image: \"shop/web:1\", network_mode: \"service:vpn\"}, vpn: {image: \"shop/vpn:1\"}}\n")
                                .notes(FieldResult.LOST))
                .containsExactly("the containers share an address: write this one under sidecars of vpn");
    }

    @Test
    void aServiceWithoutPortsIsCalledOnThatOfItsCheck() {
        assertThat(read("""
                        services:
                          web: {image: "shop/web:1", depends_on: [api]}
                          api: {image: "shop/api:1", healthcheck: {test: "curl -f http://localhost:9000/up"}}
                        """).stackFile()).contains("connects: [api]").contains("      port: 9000\n");
    }

    @Test
    void aServiceBehindAReverseProxyIsLeftToFillIn() {
        assertThat(read("""
                        services:
                          web: {image: "shop/web:1", labels: ["traefik.http.routers.web.rule=Host(`shop.example.com`)"]}
                          api: {image: "shop/api:1"}
                        """).notes(FieldResult.OPEN))
                .containsExactly(
                        "its requests come through a reverse proxy: write port, ingress: balancer, and its hosts under routes");
    }

    @Test
    void aPublishedPortWithoutTheValueOfItsVariableIsPublic() {
        assertThat(read("""
                        services:
                          web: {image: "shop/web:1", ports: ["${HTTP_PORT}:8000"]}
                          mail: {image: "shop/mail:1", ports: ["25:25"]}
                        """).stackFile()).contains("      port: 8000\n      ingress: balancer\n");
    }

    @Test
    void theMainPortOfAServiceWithHttpAndHttpsIsThatOfHttp() {
        assertThat(read("services: {web: {image: \"shop/web:1\", ports: [\"8443:8443\", \"8080:8080\"]}}\n")
                        .stackFile())
                .contains("      port: 8080\n")
                .doesNotContain("hosts");
        assertThat(read("services: {web: {image: \"shop/web:1\", ports: [\"8443:8443\"]}}\n")
                        .stackFile())
                .contains("{protocol: https}");
    }

    @Test
    void aPlatformWithoutTheValueOfItsVariableIsThatOfTheMachine() {
        assertThat(read("services: {web: {image: \"shop/web:1\", platform: \"${PLATFORM:-}\"}}\n")
                        .notes(FieldResult.OPEN))
                .isEmpty();
    }
}
