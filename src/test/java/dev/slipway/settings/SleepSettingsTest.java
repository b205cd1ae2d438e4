package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.CronExpression;
import dev.slipway.base.Timing;
import dev.slipway.components.controller.Activity;
import dev.slipway.components.controller.SleepSpec;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code sleep} of a service: its values and its refusals. */
class SleepSettingsTest {
    private static final String METRICS = "namespace: Tunnel, dimensions: {Service: tunnel}";

    private static ServiceSettings service(String keys) {
        return TestStack.settings("services: {web: {image: nginx:1, port: 80, " + keys + "}}")
                .services()
                .get(0);
    }

    private static void assertErrors(String keys, String... lines) {
        TestStack.assertErrors(
                () -> service(keys),
                Arrays.stream(lines).map(line -> "slipway:services.web." + line).toArray(String[]::new));
    }

    @Test
    void aServiceDoesNotSleepByDefault() {
        assertThat(service("ingress: none").sleep()).isEmpty();
        assertThat(service("ingress: none").spec().capacity().sleeps()).isFalse();
    }

    @Test
    void behindTheBalancerItsRequestsAreCounted() {
        assertThat(service("sleep: {}").sleep())
                .contains(new SleepSpec(
                        new Activity.BalancerRequests(),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(5),
                        Optional.empty(),
                        true));
    }

    @Test
    void behindTheApiItsRequestsAreCounted() {
        assertThat(service("ingress: api, sleep: {}").sleep())
                .map(SleepSpec::activity)
                .contains(new Activity.ApiRequests());
        assertThat(service("ingress: api, sleep: {activity: api}").sleep())
                .map(SleepSpec::activity)
                .contains(new Activity.ApiRequests());
    }

    @ParameterizedTest
    @CsvSource({
        "'ingress: api, routes: {paths: [/web]}, sleep: {}', true",
        "'ingress: api, routes: {paths: [/web, /*]}, sleep: {}', false",
        "'ingress: api, routes: {paths: [/web]}', false",
        "'sleep: {}', false"
    })
    void theStageCountsByRouteWhereAServiceSleepsByRoutesOfItsOwn(String keys, boolean byRoute) {
        assertThat(service(keys).countedByRoute()).isEqualTo(byRoute);
    }

    @Test
    void theApiCountsOnlyForItsOwnServices() {
        assertErrors(
                "sleep: {activity: api}",
                "sleep.activity = api: only ingress api counts requests there; set it to balancer");
        assertErrors(
                "ingress: api, sleep: {dimensions: {Service: web}}",
                "sleep.dimensions: activity is api; remove it, or set activity to metrics");
    }

    @Test
    void everyKeyIsRead() {
        var sleep = "sleep: {idleMinutes: 5, graceMinutes: 10, checkMinutes: 2, killAt: 0 23 * * ? *, "
                + "timeZone: Europe/Berlin, activity: metrics, " + METRICS + "}";

        assertThat(service(sleep).sleep())
                .contains(new SleepSpec(
                        new Activity.Metrics("Tunnel", Map.of("Service", "tunnel")),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        Optional.of(new Timing(new CronExpression("0 23 * * ? *"), "Europe/Berlin")),
                        true));
    }

    @Test
    void aServiceWithMetricsMayPublishThem() {
        assertThat(service("ingress: none, sleep: {" + METRICS + "}").metrics())
                .map(Activity.Metrics::namespace)
                .contains("Tunnel");
    }

    @Test
    void aServiceWithAShortIdleTimeIsCheckedAsOften() {
        assertThat(service("sleep: {idleMinutes: 3}").sleep())
                .map(SleepSpec::check)
                .contains(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @CsvSource({
        "'sleep: {}', 1, 1, 1",
        "'count: {desired: 0}, sleep: {}', 0, 1, 1",
        "'count: {min: 1, max: 4}, scale: {cpu: 70}, sleep: {}', 1, 1, 4"
    })
    void aServiceThatSleepsIsWokenToItsMinimum(String keys, int desired, int min, int max) {
        assertThat(service(keys).spec().capacity()).isEqualTo(new Capacity(desired, min, max, Spot.NONE, true));
    }

    @Test
    void anIdleTimeShorterThanTheDelayOfTheMetricsIsTheOnlyError() {
        assertErrors(
                "sleep: {idleMinutes: 2, graceMinutes: 2, checkMinutes: 2}",
                "sleep.idleMinutes = 2: 3 to 1440 is allowed, since the metrics of CloudWatch arrive up to 3 minutes late;"
                        + " set it to 3");
    }

    @Test
    void everyErrorIsReported() {
        assertErrors(
                "ingress: none, count: {desired: 0, min: 0}, "
                        + "sleep: {idleMinutes: 4, graceMinutes: 2, checkMinutes: 9, killAt: 0 24 * * ? *, timeZone: Bonn}",
                "count.min = 0: a service that sleeps is woken to min tasks; set it to 1 or more",
                "sleep.checkMinutes = 9: longer than idleMinutes, which is 4; set it to 4 or less",
                "sleep.graceMinutes = 2: shorter than idleMinutes, which is 4; set it to 4 or more, or remove it",
                "sleep.killAt = 0 24 * * ? *: hours 24: 0 to 23, alone or as in 1,2 or 1-5 or */2, is allowed; correct it",
                "sleep.timeZone = Bonn: Bonn is not a valid time zone; name one as in Europe/Berlin or UTC",
                "sleep.namespace: missing, and activity is metrics; "
                        + "set it to the one that the service publishes ActiveConnections and LastActivityEpochSeconds with",
                "sleep.dimensions: missing, and activity is metrics; "
                        + "set it to the one that the service publishes ActiveConnections and LastActivityEpochSeconds with");
    }

    @Test
    void requestsAreCountedOnlyBehindTheBalancer() {
        assertErrors(
                "ingress: none, sleep: {activity: balancer}",
                "sleep.activity = balancer: only ingress balancer counts requests there; set it to metrics");
    }

    @Test
    void metricsAreNotNamedWhereRequestsAreCounted() {
        assertErrors(
                "sleep: {namespace: Tunnel}",
                "sleep.namespace: activity is balancer; remove it, or set activity to metrics");
    }

    @Test
    void aTimeZoneWithoutAScheduleIsRefused() {
        assertErrors(
                "sleep: {timeZone: Europe/Berlin}",
                "sleep.timeZone = Europe/Berlin: timeZone is set without killAt; remove it, or set killAt");
    }

    @Test
    void stickySessionsAreRefusedWithAnActivator() {
        assertErrors(
                "routes: {sticky: true}, sleep: {}",
                "routes.sticky = true: clients of a service that sleeps would stay with its activator;"
                        + " set it to false, or sleep.wakeOnRequest to false");
        assertThat(service("routes: {sticky: true}, sleep: {wakeOnRequest: false}")
                        .sleep())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "public, routes: {allowCidrs: [192.0.2.0/24]}"})
    void anActivatorNeedsASwitchableRoute(String ingress) {
        assertErrors(
                "ingress: %s, sleep: {wakeOnRequest: true, %s}".formatted(ingress, METRICS),
                "sleep.wakeOnRequest = true: only ingress balancer and api have routes to an activator;"
                        + " remove it, or set ingress to balancer or api");
        assertThat(service("ingress: %s, sleep: {wakeOnRequest: false, %s}".formatted(ingress, METRICS))
                        .sleep())
                .isPresent();
    }

    @Test
    void theConcurrencyOfAnActivatorNeedsAnActivator() {
        assertErrors(
                "sleep: {wakeOnRequest: false, activatorConcurrency: 10}",
                "sleep.activatorConcurrency = 10: the service has no activator;"
                        + " remove it, or set wakeOnRequest to true");
    }
}
