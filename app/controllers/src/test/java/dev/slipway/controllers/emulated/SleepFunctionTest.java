package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.controllers.Function;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SleepFunctionTest {
    private static final Map<String, String> OWN = Map.of(
            "IDLE_SECONDS",
            "300",
            "SCALABLE_TARGET",
            "true",
            "ACTIVITY",
            "metrics",
            "ACTIVITY_NAMESPACE",
            "Tunnel",
            "ACTIVITY_DIMENSIONS",
            "Service=orders");
    private final EmulatedAws aws = new EmulatedAws();

    @BeforeEach
    void awakeForAnHour() {
        aws.service().awake(2, Instant.now().minusSeconds(3600));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void anIdleServiceIsScaledToZeroAndItsAutoscalerStopped() {
        aws.routing().metric("activeconnections", 0.0, 0.0);
        aws.routing().metric("lastactivityepochseconds", Instant.now().getEpochSecond() - 301.0);
        var function = sleep();
        function.call("schedule");
        assertThat(function.log().get("decision").getAsString()).isEqualTo("putToSleep");
        assertThat(aws.service().desired()).isZero();
        assertThat(aws.service().suspended()).isTrue();
    }

    @Test
    void aConnectionKeepsItAwake() {
        aws.routing().metric("activeconnections", 0.0, 1.0);
        aws.routing().metric("lastactivityepochseconds", 0.0);
        var function = sleep();
        function.call("schedule");
        assertThat(function.log().get("reason").getAsString()).isEqualTo("up to 1 connections in the last 300 s");
        assertThat(aws.service().desired()).isEqualTo(2);
    }

    @Test
    void missingDataIsToldAndKeepsItAwake() {
        aws.routing().metric("activeconnections", 0.0);
        var function = sleep();
        function.call("schedule");
        assertThat(function.log().get("level").getAsString()).isEqualTo("WARN");
        assertThat(function.log().get("reason").getAsString())
                .isEqualTo(
                        "LastActivityEpochSeconds in Tunnel has no data for the last 300 s; check that the service publishes it with these dimensions");
        assertThat(aws.service().desired()).isEqualTo(2);
    }

    @Test
    void aDeploymentIsNotDisturbed() {
        aws.service().deploy();
        var function = sleep();
        function.call("schedule");
        assertThat(function.log().get("reason").getAsString()).isEqualTo("a deployment is in progress");
        assertThat(aws.calls()).containsExactly("ecs:DescribeServices");
    }

    @Test
    void aFailureIsAnErrorOfTheFunctionAndAMetric() {
        aws.fail(
                "GetMetricData",
                403,
                "AccessDenied",
                "User: arn:aws:sts::123456789012:assumed-role/x is not authorized");
        var function = sleep();
        assertThatThrownBy(() -> function.call("schedule"))
                .hasMessage(
                        "the function's role does not allow cloudwatch:GetMetricData on the namespace Tunnel; add it to the role's policy");
        var line = function.log();
        assertThat(line.get("level").getAsString()).isEqualTo("ERROR");
        assertThat(line.get("requestId").getAsString()).isEqualTo("request-1");
        assertThat(line.get("event").getAsString()).isEqualTo("schedule");
        assertThat(line.get("controller").getAsString()).isEqualTo("sleep");
        assertThat(line.get("service").getAsString()).isEqualTo("orders");
        assertThat(line.get("detail").getAsString())
                .isEqualTo("AccessDenied: User: arn:aws:sts::123456789012:assumed-role/x is not authorized");
        assertThat(line.get("Failures").getAsInt()).isEqualTo(1);
        var metric =
                line.getAsJsonObject("_aws").getAsJsonArray("CloudWatchMetrics").get(0);
        assertThat(metric.getAsJsonObject().get("Namespace").getAsString()).isEqualTo("Slipway");
        assertThat(metric.getAsJsonObject().get("Dimensions"))
                .hasToString("[[\"cluster\",\"service\",\"controller\"]]");
    }

    private Function sleep() {
        return new Function(Function.Kind.SLEEP, aws, OWN);
    }
}
