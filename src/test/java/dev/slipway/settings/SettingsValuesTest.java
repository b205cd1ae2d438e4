package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Cidr;
import dev.slipway.components.alarm.AlarmTopicSpec;
import dev.slipway.components.balancer.AccessLogs;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.gateway.Cors;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.gateway.Throttle;
import dev.slipway.components.gateway.UsageQuota;
import dev.slipway.components.image.Architecture;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.ScalingSchedule;
import dev.slipway.components.service.ScalingSpec.Cooldown;
import dev.slipway.components.service.UtilizationThresholds;
import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.testing.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections of a stack file: their values and their refusals. */
class SettingsValuesTest {
    /** The settings of keys under {@code slipway:}, written as in a stack file. */
    private static Settings read(String... lines) {
        return TestStack.settings(lines);
    }

    private static ServiceSettings service(String keys) {
        return read("services: {web: {image: nginx:1, port: 80, " + keys + "}}")
                .services()
                .get(0);
    }

    private static void assertError(String line, String... lines) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(RunException.class).hasMessage(line);
    }

    @Test
    void aKeyOfAControlApiHasAQuotaOf300CallsAMonthByDefault() {
        assertThat(read("protected: false").controllers().quota()).isEqualTo(UsageQuota.DEFAULT);
        assertThat(read("control: {rate: 1, burst: 2, quota: 5}").controllers().quota())
                .isEqualTo(new UsageQuota(new Throttle(1, 2), 5));
        assertError("slipway:control.quota = 0: 1 to 1000000 is allowed; set it to 1", "control: {quota: 0}");
    }

    @Test
    void alarmsHaveAnOptionalAddress() {
        assertThat(read("protected: false").alarms().topic()).isEmpty();
        assertThat(read("protected: true", "alarms: {email: ops@example.com}")
                        .alarms()
                        .topic())
                .contains(new AlarmTopicSpec("ops@example.com"));
        assertError(
                "slipway:alarms.email = ops: 'ops' is not an e-mail address; set it to one such as ops@example.com",
                "alarms: {email: ops}");
    }

    @Test
    void thresholdsAreEightyPercentCpuAndNinetyPercentMemoryByDefault() {
        assertThat(read("alarms: {email: ops@example.com}").alarms().thresholds())
                .isEqualTo(new UtilizationThresholds(80, 90));
        assertThat(read("alarms: {email: ops@example.com, cpu: 60, memory: 70}")
                        .alarms()
                        .thresholds())
                .isEqualTo(new UtilizationThresholds(60, 70));
        assertError("slipway:alarms.cpu: alarms are sent to no email; set email, or remove it", "alarms: {cpu: 60}");
    }

    @Test
    void anApiHasAThrottleAndAccessLogsByDefault() {
        var usual = read("logs: {retentionDays: 7}").api();
        var own =
                read("api: {throttle: {rate: 5, burst: 9}, accessLogs: false, cors: {origins: [\"https://a.example.com\"],"
                                + " methods: [GET], headers: [x-a], exposeHeaders: [x-b], credentials: true, maxAgeSeconds: 60}}")
                        .api();

        assertThat(usual.throttle()).isEqualTo(new Throttle(100, 200));
        assertThat(usual.cors()).isEmpty();
        assertThat(usual.accessLogs()).isTrue();
        assertThat(own.throttle()).isEqualTo(new Throttle(5, 9));
        assertThat(own.accessLogs()).isFalse();
        assertThat(own.cors())
                .contains(new Cors(
                        List.of("https://a.example.com"),
                        List.of("GET"),
                        List.of("x-a"),
                        List.of("x-b"),
                        true,
                        Duration.ofSeconds(60)));
    }

    @Test
    void aServiceBehindTheApiHasItsRoutes() {
        var usual = (Ingress.Api) service("ingress: api").ingress();
        var own = (Ingress.Api)
                service("ingress: api, routes: {paths: [/a, /a/*], throttle: {rate: 5, burst: 9}, timeoutSeconds: 10}")
                        .ingress();

        assertThat(usual.integration()).isEqualTo(ServiceIntegrationSpec.of(80, "/*"));
        assertThat(own.integration())
                .isEqualTo(ServiceIntegrationSpec.of(80, "/a", "/a/*")
                        .withThrottle(Optional.of(new Throttle(5, 9)))
                        .withTimeout(Duration.ofSeconds(10)));
    }

    @Test
    void aBalancerIsOpenToEverybodyByDefault() {
        var usual = read("{}").balancer().main();
        var own = read("balancer: {allowCidrs: [10.0.0.0/8], idleTimeoutSeconds: 120, accessLogDays: 7}")
                .balancer()
                .main();

        assertThat(usual.allow().blocks()).extracting(Cidr::text).containsExactly("0.0.0.0/0");
        assertThat(usual.idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(usual.accessLogs()).contains(AccessLogs.keptForDays(30));
        assertThat(own.allow().blocks()).extracting(Cidr::text).containsExactly("10.0.0.0/8");
        assertThat(own.idleTimeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(own.accessLogs()).contains(AccessLogs.keptForDays(7));
        assertThat(read("balancer: {accessLogs: false}").balancer().main().accessLogs())
                .isEmpty();
    }

    @Test
    void capacityHasTheCountAndTheShareOfSpot() {
        var capacity = service("count: {desired: 3, min: 2, max: 9}, scale: {cpu: 70}, spot: 75, onDemandBase: 2")
                .spec()
                .capacity();

        assertThat(capacity).isEqualTo(new Capacity(3, 2, 9, new Spot(75, 2)));
    }

    @Test
    void aCountThatIsLeftOutIsTheDesiredOne() {
        assertThat(service("count: {desired: 3}").spec().capacity()).isEqualTo(new Capacity(3, 3, 3, Spot.NONE));
    }

    @Test
    void scalingHasItsSettings() {
        var scaling = service(
                        "count: {max: 9}, scale: {cpu: 70, memory: 80, requests: 1000, scaleInCooldownSeconds: 10, scaleOutCooldownSeconds: 20,"
                                + " schedule: [{name: night, cron: '0 22 * * ? *', timeZone: Europe/Zurich, min: 1, max: 2}]}")
                .spec()
                .scaling();

        assertThat(scaling.cpu()).hasValue(70);
        assertThat(scaling.memory()).hasValue(80);
        assertThat(scaling.requests()).hasValue(1000);
        assertThat(scaling.cooldown()).isEqualTo(new Cooldown(10, 20));
        assertThat(scaling.schedules())
                .containsExactly(new ScalingSchedule("night", "0 22 * * ? *", "Europe/Zurich", 1, 2));
    }

    @Test
    void aTargetHasItsRoutesAndHealthCheck() {
        var ingress = (BalancedIngress)
                service("routes: {paths: [/a, /a/*], hosts: [a.example.com], sticky: true, allowCidrs: [10.0.0.0/8]},"
                                + " health: {path: /up, intervalSeconds: 20, graceSeconds: 90}")
                        .ingress();

        assertThat(ingress.target().routes().get(0).conditions().paths()).containsExactly("/a", "/a/*");
        assertThat(ingress.target().hosts()).containsExactly("a.example.com");
        assertThat(ingress.target().targets().get(0).stickiness()).isPresent();
        assertThat(ingress.target().targets().get(0).health().path()).isEqualTo("/up");
        assertThat(ingress.target().targets().get(0).health().interval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(ingress.gracePeriod()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aPublicServiceIsOpenOnlyToItsAllowList() {
        var ingress = (Ingress.Public)
                service("ingress: public, routes: {allowCidrs: [192.0.2.0/24]}").ingress();

        assertThat(ingress.ports().get(0).allow().blocks())
                .extracting(Cidr::text)
                .containsExactly("192.0.2.0/24");
    }

    @Test
    void aSidecarHasAContainerOfItsOwn() {
        var spec = service("dependsOn: {init: success}, architecture: x86_64,"
                        + " sidecars: [{name: init, image: busybox:1, essential: false, environment: {A: b}}]")
                .spec()
                .task();

        assertThat(spec.architecture()).isEqualTo(Architecture.X86_64);
        assertThat(spec.sidecars()).singleElement().satisfies(sidecar -> {
            assertThat(sidecar.name()).isEqualTo("init");
            assertThat(sidecar.essential()).isFalse();
            assertThat(sidecar.container().environment()).isEqualTo(Map.of("A", "b"));
        });
    }

    @Test
    void logsClusterTagsAndWaiversAreRead() {
        var settings = read(
                "cluster: {insights: enhanced}",
                "tags: {Team: shop}",
                "logs: {retentionDays: 90}",
                "services: {web: {image: nginx:1, port: 80}}",
                "waivers: [{rule: image-pinned, resource: web, reason: the tags never move, until: '2030-12-31'}]");

        assertThat(settings.cluster().containerInsights()).isEqualTo(ContainerInsights.ENHANCED);
        assertThat(settings.tags()).isEqualTo(Map.of("Team", "shop"));
        assertThat(settings.logs().retentionDays()).isEqualTo(90);
        assertThat(settings.waivers()).singleElement().satisfies(waiver -> assertThat(waiver.until())
                .isEqualTo(LocalDate.of(2030, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balancer: {idleTimeoutSeconds: 0}       | slipway:balancer.idleTimeoutSeconds = 0: 1 to 4000 is allowed; set it to 1",
                "balancer: {idleTimeoutSeconds: 4001}    | slipway:balancer.idleTimeoutSeconds = 4001: 1 to 4000 is allowed; set it to 4000",
                "balancer: {accessLogs: 1}        | slipway:balancer.accessLogs = 1: true or false is allowed; set it to true or false",
                "balancer: {port: 80}             | slipway:balancer.port: unknown key; allowed here: internal, accessLogs, accessLogDays, testPort, testCidrs, idleTimeoutSeconds, allowCidrs, logins, existing",
                "network: {endpoints: [s3, logs, s3]}    | slipway:network.endpoints[2] = s3: it is listed twice; remove one",
                "balancer: {allowCidrs: [10.0.0.0/8, 10.0.0.0/8]} | slipway:balancer.allowCidrs[1] = 10.0.0.0/8: it is listed twice; remove one",
                "services: {web: {image: nginx:1, port: 80, cpu: -}} | slipway:services.web.cpu = -: 256, 512, 1024, 2048, 4096, 8192, 16384 are allowed; set it to one of them, without a unit",
                "services: {web: {build: [app], port: 80}} | slipway:services.web.build = [\"app\"]: an object is allowed; write it as build: <text>",
                "balancer: {allowCidrs: [all]}    | slipway:balancer.allowCidrs[0] = all: an IPv4 block such as 10.0.0.0/16 is allowed; correct it",
                "logs: {retentionDays: 4000}      | slipway:logs.retentionDays = 4000: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 are allowed; set it to 3653",
                "tags: {Team: [a]}                | slipway:tags.Team = [\"a\"]: a text is allowed; write it as a text",
                "services: {Web: {image: nginx:1, port: 80}} | slipway:services.Web: a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen is allowed as a key; rename it",
                "services: {web: 1}               | slipway:services.web = 1: an object is allowed; write it as web: {image: <text>, port: <number>}",
                "waivers: {rule: tagged}          | slipway:waivers = {\"rule\":\"tagged\"}: a list is allowed; write it as waivers: [{rule: <text>, resource: <text>}]",
                "waivers: [tagged]                | slipway:waivers[0] = \"tagged\": an object is allowed; write it as {rule: <text>, resource: <text>}",
            })
    void aValueThatIsNotAllowedIsRefused(String config, String line) {
        assertError(line, config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-02-31", "2030-13-01", "next year"})
    void aWaiverEndsOnADayThatExists(String day) {
        assertError(
                "slipway:waivers[0].until = " + day + ": a date as in 2030-12-31 is allowed; correct it",
                "waivers: [{rule: tagged, resource: web, reason: nobody pays for it, until: '" + day + "'}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{zones: 2", "[1"})
    void aTextThatOnlyLooksLikeAnObjectIsOneLine(String value) {
        var config = new StackConfig(
                "slipway",
                "test",
                Path.of("."),
                Map.of("aws:region", "eu-west-1", "slipway:network", value),
                Set.of(),
                SourceLocations.NONE);

        assertThatThrownBy(() -> Settings.read(config))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "slipway:network = %s: an object is allowed; write it as network: {cidr: <text>, zones: <number>}"
                                .formatted(value));
    }

    @Test
    void aSidecarOfEcrNeedsNoInternet() {
        var ecr = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

        assertThat(read(
                                "network: {nat: none, endpoints: [ecr, s3, logs]}",
                                "services: {web: {image: '%s/web:1', port: 80, sidecars: [{name: side, image: '%s/side:1'}]}}"
                                        .formatted(ecr, ecr))
                        .services())
                .hasSize(1);
        assertError(
                "slipway:network.nat = none: tasks of web are private and pull busybox:1 over the internet;"
                        + " set it to single, copy the image to ECR, or set assignPublicIp of web to true",
                "network: {nat: none, endpoints: [ecr, s3, logs]}",
                "services: {web: {image: '%s/web:1', port: 80, sidecars: [{name: side, image: busybox:1}]}}"
                        .formatted(ecr));
    }

    @ParameterizedTest
    @CsvSource({"eu-west-1", "ap-southeast-4", "us-gov-west-1", "cn-north-1", "us-isob-east-1"})
    void everyRegionIsAllowed(String region) {
        var config = new StackConfig(
                "slipway", "test", Path.of("."), Map.of("aws:region", region), Set.of(), SourceLocations.NONE);

        assertThat(Settings.read(config).services()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ireland", "eu-west", "eu-west-1a"})
    void anInvalidRegionIsRefused(String region) {
        var config = new StackConfig(
                "slipway", "test", Path.of("."), Map.of("aws:region", region), Set.of(), SourceLocations.NONE);

        assertThatThrownBy(() -> Settings.read(config))
                .isInstanceOf(RunException.class)
                .hasMessage("aws:region = %s: a region's code is allowed; set it to one such as eu-west-1"
                        .formatted(region));
    }
}
