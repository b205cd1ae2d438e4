package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.SettingsPages;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds every key that takes a number to a unit in its name. The keys are those of the pages in {@code docs/settings}, which a test
 * holds to the program.
 */
class KeyUnitsTest {
    private static final Pattern NUMBER =
            Pattern.compile("(?m)^\\| \\[?`slipway:([^`]+)`[^|]* \\| (?:integer|number)\\b");
    private static final Pattern UNIT = Pattern.compile(
            ".*(days|Days|Minutes|Seconds|Millis|MiB|GiB|Gb|Kb|Acu|Percent|PerDay|PerMonth|PerRequest)");

    /** Terms of AWS for a size that have a unit of their own: CPU units and MiB, and percents of them. */
    private static final Set<String> AWS_TERMS = Set.of("cpu", "memory", "memoryReservation");

    /** Numbers that count something, and ports. */
    private static final Set<String> COUNTS = Set.of(
            "network.zones",
            "images.keep",
            "budget.monthly",
            "control.rate",
            "control.burst",
            "control.quota",
            "balancer.testPort",
            "balancer.internal.testPort",
            "services.<name>.routes.listen",
            "api.throttle.rate",
            "api.throttle.burst",
            "firewall.rateLimit",
            "database.instances",
            "caches.<name>.maxEcpus",
            "caches.<name>.nodes.count",
            "caches.<name>.nodes.shards",
            "storage.queues.<name>.attempts",
            "services.<name>.port",
            "services.<name>.ulimits.nofile.soft",
            "services.<name>.ulimits.nofile.hard",
            "services.<name>.sidecars[].ulimits.nofile.soft",
            "services.<name>.sidecars[].ulimits.nofile.hard",
            "services.<name>.health.healthy",
            "services.<name>.health.unhealthy",
            "services.<name>.health.retries",
            "services.<name>.sidecars[].health.retries",
            "services.<name>.sleep.activatorConcurrency",
            "services.<name>.sidecars[].port",
            "services.<name>.count.desired",
            "services.<name>.count.min",
            "services.<name>.count.max",
            "services.<name>.onDemandBase",
            "services.<name>.scale.requests",
            "services.<name>.scale.metric.target",
            "services.<name>.scale.metric.targetPerTask",
            "services.<name>.scale.backlog.perTask",
            "services.<name>.scale.steps.out[].atLeast",
            "services.<name>.scale.steps.out[].add",
            "services.<name>.scale.steps.in[].atMost",
            "services.<name>.scale.steps.in[].remove",
            "services.<name>.scale.schedule[].min",
            "services.<name>.scale.schedule[].max",
            "services.<name>.routes.health.healthy",
            "services.<name>.routes.health.unhealthy",
            "services.<name>.routes.redirect.port",
            "services.<name>.routes.redirect.status",
            "services.<name>.routes.respond.status",
            "services.<name>.routes.throttle.rate",
            "services.<name>.routes.throttle.burst",
            "jobs.<name>.retries");

    /** Weights of the two revisions of a service and the share of Spot, in percent. */
    private static final Set<String> WEIGHTS = Set.of(
            "services.<name>.deploy.primary",
            "services.<name>.deploy.alternate",
            "services.<name>.spot",
            "jobs.<name>.spot");

    @Test
    void aDurationOrASizeCarriesItsUnit() {
        var page = SettingsPages.text();

        assertThat(NUMBER.matcher(page).results().map(row -> row.group(1)))
                .hasSizeGreaterThan(60)
                .filteredOn(key -> !COUNTS.contains(key) && !WEIGHTS.contains(key))
                .filteredOn(key -> !AWS_TERMS.contains(key.replaceFirst(".*\\.", "")))
                .allSatisfy(key -> assertThat(key).matches(UNIT));
    }
}
