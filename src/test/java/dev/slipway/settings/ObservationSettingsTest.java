package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.logs.BufferingHints;
import dev.slipway.components.service.LogDestination;
import dev.slipway.components.service.LogRouter;
import dev.slipway.components.service.SecretReference;
import dev.slipway.components.service.TraceDestination;
import dev.slipway.components.service.Tracing;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of logs, traces and connections between services. */
class ObservationSettingsTest {
    private static Settings read(String... lines) {
        return TestStack.settings(lines);
    }

    private static ServiceSettings service(String keys, String... lines) {
        return read(String.join("\n", lines) + "\nservices: {web: {image: 'nginx:1', port: 80, " + keys + "}}")
                .services()
                .get(0);
    }

    private static void assertErrors(String errors, String... lines) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(RunException.class).hasMessage(errors);
    }

    @Test
    void logsGoToCloudWatchUnlessTheStackHasAnArchive() {
        assertThat(service("cpu: 256").logs()).isEqualTo(new LogDestination(Optional.empty(), true));
        assertThat(service("cpu: 256", "logs: {archive: {}}").logs())
                .isEqualTo(new LogDestination(Optional.of(LogRouter.IMAGE), true));
    }

    @ParameterizedTest
    @CsvSource({"cloudwatch, false, true", "archive, true, false", "both, true, true"})
    void aServiceChoosesTheDestinationOfItsLogs(String way, boolean archive, boolean cloudWatch) {
        var logs = service("logs: " + way, "logs: {archive: {routerImage: 'fluent-bit:4'}}")
                .logs();

        assertThat(logs.router()).isEqualTo(archive ? Optional.of(RegistryImage.of("fluent-bit:4")) : Optional.empty());
        assertThat(logs.cloudWatch()).isEqualTo(cloudWatch);
    }

    @Test
    void anArchiveKeepsLogsForAYearByDefault() {
        var usual = read("logs: {archive: {}}").logs().archive().orElseThrow();
        assertThat(usual.days()).isEqualTo(365);
        assertThat(usual.buffer()).isEqualTo(new BufferingHints(Duration.ofMinutes(5), 5));
        assertThat(usual.prefix().text()).isEqualTo("slipway-test-logs-");

        var said = read("logs: {archive: {days: 30, bufferSeconds: 0, bufferMiB: 128}}")
                .logs()
                .archive()
                .orElseThrow();
        assertThat(said.days()).isEqualTo(30);
        assertThat(said.buffer()).isEqualTo(new BufferingHints(Duration.ZERO, 128));
        assertThat(read("logs: {retentionDays: 7}").logs().archive()).isEmpty();
    }

    @Test
    void everyErrorOfAnArchiveIsReportedAtOnce() {
        assertErrors(
                """
                slipway:logs.archive.days = 0: 1 to 36500 is allowed; set it to 1
                slipway:logs.archive.bufferSeconds = 901: 0 to 900 is allowed; set it to 900
                slipway:logs.archive.bufferMiB = 0: 1 to 128 is allowed; set it to 1
                slipway:logs.archive.routerImage = Fluent Bit: 'Fluent Bit' is not a valid image reference; write \
                [host[:port]/]path[:tag][@sha256:64 hexadecimal digits], the path in lowercase, such as \
                public.ecr.aws/nginx/nginx:1.29
                slipway:logs.archive.day: unknown key; did you mean days?""".stripIndent(),
                "logs: {archive: {days: 0, bufferSeconds: 901, bufferMiB: 0, routerImage: Fluent Bit, day: 1}}");
    }

    @Test
    void aServiceCannotLogToAMissingArchive() {
        assertErrors(
                "slipway:services.web.logs = both: the stack has no archive; declare one as slipway:logs.archive",
                "services: {web: {image: 'nginx:1', port: 80, logs: both}}");
    }

    @Test
    void namesAndPortsOfTheLogRouterAreRefused() {
        assertErrors(
                "slipway:services.web.port = 24224: log_router and the service's own container listen on port 24224 in the same task; choose another port",
                "logs: {archive: {}}",
                "services: {web: {image: 'nginx:1', port: 24224}}");
        assertErrors(
                "slipway:services.web.sidecars[0].name = log_router: the task has a container log_router already; rename the sidecar",
                "logs: {archive: {}}",
                "services: {web: {image: 'nginx:1', port: 80, sidecars: [{name: log_router, image: 'fluent:1'}]}}");
    }

    @Test
    void aServiceHasNoTracingByDefault() {
        assertThat(service("cpu: 256").tracing()).isEmpty();
        assertThat(service("tracing: {exporter: none}").tracing()).isEmpty();
    }

    @Test
    void tracesGoToXRayOrToAnyEndpoint() {
        assertThat(service("tracing: {exporter: xray}").tracing())
                .contains(new Tracing(new TraceDestination.XRay(), Tracing.IMAGE));
        assertThat(service("tracing: {exporter: otlp, endpoint: 'https://otlp.example.com', header: X-Key, "
                                + "token: 'secretsmanager:grafana/otlp', image: 'collector:1'}")
                        .tracing())
                .contains(new Tracing(
                        new TraceDestination.Otlp(
                                "https://otlp.example.com",
                                "X-Key",
                                Optional.of(new SecretReference("secretsmanager:grafana/otlp"))),
                        RegistryImage.of("collector:1")));
    }

    @Test
    void everyErrorOfTracingIsReportedAtOnce() {
        assertErrors(
                """
                slipway:services.a.tracing.endpoint: missing; set it to an address such as https://otlp.example.com/otlp
                slipway:services.b.tracing.token: exporter xray does not use it; remove it, or set exporter to otlp
                slipway:services.c.tracing.endpoint = http://x: an address such as https://otlp.example.com/otlp is \
                allowed; correct it
                slipway:services.d.tracing.exporter = zipkin: none, xray, otlp are allowed; set it to none
                slipway:services.e.port = 2000: otel_collector and the service's own container listen on port 2000 in the same task; choose \
                another port
                slipway:services.f.environment.OTEL_SERVICE_NAME = shop: Slipway sets this variable for the collector; remove it, or set \
                tracing.exporter to none""",
                "services:",
                "  a: {image: 'a:1', ingress: none, tracing: {exporter: otlp}}",
                "  b: {image: 'a:1', ingress: none, tracing: {exporter: xray, token: x}}",
                "  c: {image: 'a:1', ingress: none, tracing: {exporter: otlp, endpoint: 'http://x'}}",
                "  d: {image: 'a:1', ingress: none, tracing: {exporter: zipkin}}",
                "  e: {image: 'a:1', ingress: none, port: 2000, tracing: {exporter: xray}}",
                "  f: {image: 'a:1', ingress: none, environment: {OTEL_SERVICE_NAME: shop}, tracing: {exporter: xray}}");
    }

    @Test
    void privateTasksWithoutNatNeedEndpointsForLogsAndTraces() {
        var images = "image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1', port: 80, ingress: none";
        var copy = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/copy:1";
        assertErrors(
                """
                slipway:network.nat = none: tasks of a are private and reach no xray, firehose; set it to single, add \
                xray, firehose to endpoints, or set assignPublicIp of a to true
                slipway:network.nat = none: tasks of b are private and reach no firehose; set it to single, add \
                firehose to endpoints, or set assignPublicIp of b to true
                slipway:network.nat = none: tasks of c are private and reach no xray; set it to single, add xray to \
                endpoints, or set assignPublicIp of c to true
                slipway:network.nat = none: tasks of b are private and send traces to https://otlp.example.com over the \
                internet; set it to single, set tracing.exporter to xray, or set assignPublicIp of b to true
                slipway:network.nat = none: tasks of c are private and pull %s over the internet; set it to single, \
                copy the image to ECR, or set assignPublicIp of c to true""".formatted(Tracing.IMAGE.text()),
                "network: {nat: none, endpoints: [s3, ecr, logs]}",
                "logs: {archive: {routerImage: '%s'}}".formatted(copy),
                "services:",
                "  a: {%s, tracing: {exporter: xray, image: '%s'}}".formatted(images, copy),
                "  b: {%s, tracing: {exporter: otlp, endpoint: 'https://otlp.example.com', image: '%s'}}"
                        .formatted(images, copy),
                "  c: {%s, logs: cloudwatch, tracing: {exporter: xray}}".formatted(images));
    }

    @Test
    void aServiceIsCreatedAfterThoseThatItCalls() {
        var settings = read(
                "services:",
                "  shop: {image: 'a:1', ingress: none, connects: [orders, mail]}",
                "  orders: {image: 'a:1', ingress: none, port: 80, connects: [mail]}",
                "  mail: {image: 'a:1', ingress: none, port: 25}",
                "  other: {image: 'a:1', ingress: none}");

        assertThat(settings.services())
                .extracting(ServiceSettings::name)
                .containsExactly("mail", "orders", "shop", "other");
    }

    @Test
    void everyErrorOfConnectionsIsReportedAtOnce() {
        assertErrors(
                """
                slipway:services.shop.connects[3] = mail: it is listed twice; remove one
                slipway:services.shop.connects[0] = ordres: services: mail, orders; set it to orders
                slipway:services.shop.connects[1] = shop: a service reaches itself on localhost; remove it
                slipway:services.shop.connects[2] = mail: it listens on no port; set the port of mail""",
                "services:",
                "  shop: {image: 'a:1', ingress: none, connects: [ordres, shop, mail, mail]}",
                "  orders: {image: 'a:1', ingress: none, port: 80}",
                "  mail: {image: 'a:1', ingress: none}");
        assertErrors(
                "slipway:services.shop.connects[0] = orders: the stack has no other service; remove it",
                "services: {shop: {image: 'a:1', ingress: none, connects: [orders]}}");
    }

    @Test
    void servicesThatWaitForEachOtherAreRefused() {
        assertErrors(
                "slipway:services.c.connects: c, a, b wait for each other, since a task resolves only names that "
                        + "exist when it is deployed; break the circle, or let one call the other through the balancer",
                "services:",
                "  a: {image: 'a:1', ingress: none, port: 1, connects: [d, b]}",
                "  b: {image: 'a:1', ingress: none, port: 2, connects: [c]}",
                "  c: {image: 'a:1', ingress: none, port: 3, connects: [a]}",
                "  d: {image: 'a:1', ingress: none, port: 4}");
    }
}
