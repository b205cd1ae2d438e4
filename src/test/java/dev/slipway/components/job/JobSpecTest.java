package dev.slipway.components.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.base.SpecException;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.TaskSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JobSpecTest {
    private static void assertRefused(ThrowingCallable make, String message) {
        assertThatThrownBy(make).isInstanceOfSatisfying(SpecException.class, refusal -> assertThat(
                        "%s: %s; %s".formatted(refusal.key(), refusal.problem(), refusal.fix()))
                .isEqualTo(message));
    }

    @Test
    void theVariableOfTheEventIsSlipways() {
        var own = ContainerSpec.DEFAULT.withEnvironment(Map.of("EVENT", "none"));

        assertRefused(
                () -> JobSpec.of(new JobName("shop-dev-report"), TaskSpec.of(own)),
                "environment.EVENT: Slipway sets this variable to the event that starts a run; rename it");
    }

    @Test
    void retriesAndTheTimeLimitHaveLimits() {
        var policy = RunPolicy.DEFAULT;

        assertRefused(() -> policy.withRetries(11), "retries: 0 to 10 is allowed; set it to 10");
        for (var refused : List.of(Duration.ZERO, Duration.ofSeconds(90), Duration.ofDays(15))) {
            assertRefused(() -> policy.withTimeout(refused), "timeoutMinutes: 1 to 20160 is allowed; set it to 60");
        }
    }

    @Test
    void aNameFitsThoseOfTheQueues() {
        assertThat(new JobName("a".repeat(59)).scheduleQueue()).hasSize(80);
        assertRefused(
                () -> new JobName("a".repeat(60)),
                ": the job would be called %s, and up to 59 letters, digits, hyphens and underscores are allowed; shorten its name, or rename the project or the stack"
                        .formatted("a".repeat(60)));
    }

    @Test
    void aRateHasNoTimeZone() {
        assertRefused(
                () -> new JobTiming(new ScheduleExpression("rate(1 day)"), "Europe/Berlin"),
                "timeZone: a rate has no time zone, since it counts from the deployment; remove it");
        assertRefused(
                () -> new JobTiming(new ScheduleExpression("cron(0 0 * * ? *)"), "Europe/Bonn"),
                "timeZone: Europe/Bonn is not a valid time zone; name one as in Europe/Berlin or UTC");
    }

    @Test
    void thePatternOfABusHasListsAsValues() {
        assertRefused(
                () -> new JobEventSource.OfBus("orders", Map.of()),
                "pattern: missing; set it as in {detail-type: [OrderPlaced]}");
        assertRefused(
                () -> new JobEventSource.OfBus("orders", Map.of("detail-type", "OrderPlaced")),
                "pattern.detail-type: a list of values is allowed; write the value in brackets, as in [OrderPlaced]");
        assertRefused(
                () -> new JobEventSource.OfBus("orders", Map.of("detail", Map.of("state", List.of()))),
                "pattern.detail.state: a list of values is allowed; write the value in brackets, as in [OrderPlaced]");
        assertRefused(
                () -> new JobEventSource.OfBus("orders", Map.of("id", List.of("a".repeat(2048)))),
                "pattern: 2059 characters, and up to 2048 are allowed; leave out a condition");
    }

    @Test
    void objectsOfABucketAreThoseWithThePrefix() {
        assertThat(new JobEventSource.OfBucket("files", "").pattern("shop-files"))
                .hasToString("{source=[aws.s3], detail-type=[Object Created], detail={bucket={name=[shop-files]}}}");
        assertThat(new JobEventSource.OfBucket("files", "in/").pattern("shop-files"))
                .hasToString("{source=[aws.s3], detail-type=[Object Created],"
                        + " detail={bucket={name=[shop-files]}, object={key=[{prefix=in/}]}}}");
    }
}
