package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.ContainerHealth;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The section {@code health} of a service and of a sidecar: its values and its refusals. */
class HealthSettingsTest {
    private static ServiceSettings service(String keys) {
        return TestStack.settings("services: {web: {image: nginx:1, port: 80, %s}}".formatted(keys))
                .services()
                .get(0);
    }

    private static BalancedIngress balanced(String keys) {
        return (BalancedIngress) service(keys).ingress();
    }

    private static void assertErrors(String keys, String... lines) {
        TestStack.assertErrors(() -> service(keys), lines);
    }

    @Test
    void theCheckOfTheLoadBalancerHasItsSettings() {
        var keys = "health: {path: /up, codes: '200-299,302', intervalSeconds: 30, timeoutSeconds: 20, healthy: 4, "
                + "unhealthy: 5, port: 9600, protocol: https}";

        assertThat(balanced(keys).target().targets().get(0).health())
                .isEqualTo(new HealthCheck(
                        "/up",
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        new HealthCheck.Thresholds(4, 5),
                        "200-299,302",
                        OptionalInt.of(9600),
                        HealthCheck.Protocol.HTTPS));
        assertThat(balanced("health: {path: /}").target().targets().get(0).health())
                .isEqualTo(HealthCheck.of("/"));
        assertThat(balanced("health: {codes: 200}")
                        .target()
                        .targets()
                        .get(0)
                        .health()
                        .codes())
                .isEqualTo("200");
    }

    @Test
    void theCheckInTheContainerHasItsSettings() {
        var container = service(
                        "health: {command: [CMD, 'true'], intervalSeconds: 10, timeoutSeconds: 60, retries: 10, "
                                + "startPeriodSeconds: 300}, ingress: none")
                .spec()
                .container();

        assertThat(container.health())
                .contains(new ContainerHealth(
                        List.of("CMD", "true"),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        10,
                        Duration.ofSeconds(300)));
    }

    @Test
    void aGracePeriodBeyondAStartPeriodAppliesBehindTheLoadBalancer() {
        var command = "command: [CMD, 'true']";

        assertThat(balanced("health: {graceSeconds: 2147483647}").gracePeriod())
                .isEqualTo(Duration.ofSeconds(2_147_483_647));
        assertThat(startPeriod("health: {graceSeconds: 900, %s}".formatted(command)))
                .isEqualTo(Duration.ofSeconds(300));
        assertThat(startPeriod("health: {graceSeconds: 90, %s}".formatted(command)))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(startPeriod("health: {graceSeconds: 900, startPeriodSeconds: 20, %s}".formatted(command)))
                .isEqualTo(Duration.ofSeconds(20));
        assertErrors(
                "ingress: none, health: {graceSeconds: 301, command: [CMD, 'true']}",
                "slipway:services.web.health.graceSeconds = 301: 0 to 300 is allowed; set it to 300");
    }

    private static Duration startPeriod(String keys) {
        return service(keys).spec().container().health().orElseThrow().startPeriod();
    }

    @Test
    void aSidecarHasACheckOfItsOwn() {
        var sidecar = service("sidecars: [{name: a, image: a:1, health: {command: [CMD, 'true'], timeoutSeconds: 2, "
                        + "retries: 1, startPeriodSeconds: 0}}]")
                .spec()
                .task()
                .sidecars()
                .get(0);

        assertThat(sidecar.container().health())
                .contains(new ContainerHealth(
                        List.of("CMD", "true"), Duration.ofSeconds(15), Duration.ofSeconds(2), 1, Duration.ZERO));
        assertErrors(
                "sidecars: [{name: a, image: a:1, health: {command: [CMD, 'true'], timeoutSeconds: 61, path: /, "
                        + "graceSeconds: 301}}]",
                "slipway:services.web.sidecars[0].health.graceSeconds = 301: 0 to 300 is allowed; set it to 300",
                "slipway:services.web.sidecars[0].health.timeoutSeconds = 61: 2 to 60 is allowed with command; "
                        + "set it to 60 or less",
                "slipway:services.web.sidecars[0].health.path: unknown key; allowed here: intervalSeconds, "
                        + "timeoutSeconds, graceSeconds, command, retries, startPeriodSeconds");
    }

    @Test
    void everyValueBeyondTheLimitsIsReportedAtOnce() {
        assertErrors(
                "health: {path: '/a b', codes: '200-500', intervalSeconds: 4, timeoutSeconds: 121, healthy: 1, "
                        + "unhealthy: 11, port: 0, protocol: tcp, graceSeconds: -1, retries: 11, startPeriodSeconds: 301, "
                        + "command: ['true']}",
                "slipway:services.web.health.path = /a b: the health check path '/a b' is not possible; give a slash and "
                        + "up to 1023 characters without spaces, such as /health",
                "slipway:services.web.health.codes = 200-500: the health check codes '200-500' are not possible; give codes "
                        + "from 200 to 499, such as 200 or 200,204 or 200-299; with protocol grpc from 0 to 99",
                "slipway:services.web.health.intervalSeconds = 4: 5 to 300 is allowed; set it to 5",
                "slipway:services.web.health.timeoutSeconds = 121: 2 to 120 is allowed; set it to 120",
                "slipway:services.web.health.healthy = 1: 2 to 10 is allowed; set it to 2",
                "slipway:services.web.health.unhealthy = 11: 2 to 10 is allowed; set it to 10",
                "slipway:services.web.health.port = 0: the number of a port or a name of ports is allowed; correct it",
                "slipway:services.web.health.protocol = tcp: http, https are allowed; set it to http",
                "slipway:services.web.health.graceSeconds = -1: 0 to 2147483647 is allowed; set it to 0",
                "slipway:services.web.health.retries = 11: 1 to 10 is allowed; set it to 10",
                "slipway:services.web.health.startPeriodSeconds = 301: 0 to 300 is allowed; set it to 300",
                "slipway:services.web.health.command: a list of CMD and arguments, or of CMD-SHELL and one line, "
                        + "is allowed; write [CMD-SHELL, \"wget -q -O- http://localhost:8080/health || exit 1\"]");
    }

    @Test
    void theTimeoutIsShorterThanTheIntervalAndFitsTheCommand() {
        assertErrors(
                "health: {timeoutSeconds: 15}",
                "slipway:services.web.health.timeoutSeconds = 15: a health check timeout of 15 s is not shorter than the "
                        + "interval of 15 s; give a shorter timeout or a longer interval");
        assertErrors(
                "health: {intervalSeconds: 300, timeoutSeconds: 61, command: [CMD, 'true']}",
                "slipway:services.web.health.timeoutSeconds = 61: 2 to 60 is allowed with command; set it to 60 or less");
        assertThat(balanced("health: {intervalSeconds: 5}")
                        .target()
                        .targets()
                        .get(0)
                        .health()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void retriesAndStartPeriodNeedACommand() {
        assertErrors(
                "health: {retries: 2, startPeriodSeconds: 5}",
                "slipway:services.web.health.retries: retries is set without command; set command, or remove it",
                "slipway:services.web.health.startPeriodSeconds: startPeriodSeconds is set without command; "
                        + "set command, or remove it");
    }

    @Test
    void onlyTheLoadBalancerSendsRequestsToCheckTasks() {
        var keys = "health: {path: /, codes: 200, healthy: 2, unhealthy: 2, port: 81, protocol: http}";
        var fix = "; set command instead, which ECS runs in the container";
        for (var ingress : List.of("none", "api")) {
            var why = ingress.equals("api")
                    ? ": an HTTP API has no health checks"
                    : ": only ingress balancer sends requests to check tasks";
            assertErrors(
                    "ingress: %s, %s".formatted(ingress, keys),
                    List.of("path", "codes", "healthy", "unhealthy", "port", "protocol").stream()
                            .map(key -> "slipway:services.web.health." + key + why + fix)
                            .toArray(String[]::new));
        }
    }
}
