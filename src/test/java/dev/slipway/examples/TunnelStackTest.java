package dev.slipway.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.TestProject;
import dev.slipway.testkit.StackPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The promises of {@code examples/tunnel.yaml}: a server that sleeps, open only to an allow-list. */
class TunnelStackTest {
    private static final StackPlan PLAN = StackPlan.of(TestProject.read("tunnel", Path.of("examples", "tunnel.yaml")));

    @Test
    void theGuardRailsFindNothing() {
        PLAN.assertNoFindings();
    }

    @Test
    void theServerIsSmallAndAsleepAtFirst() {
        var task = PLAN.resource("tunnel-task-definition");
        var service = PLAN.resource("tunnel-service");

        assertThat(task.text("cpu")).isEqualTo("256");
        assertThat(task.text("memory")).isEqualTo("512");
        assertThat(service.input("desiredCount")).contains(0L);
        assertThat(service.ignoreChanges()).containsExactly("desiredCount");
    }

    @Test
    void onlyTheAllowListReachesThePort() {
        assertThat(PLAN.resource("tunnel-service").flag("networkConfiguration.assignPublicIp"))
                .isTrue();
        assertThat(PLAN.children(PLAN.resource("tunnel-tasks")))
                .filteredOn(each -> each.type().contains("IngressRule"))
                .allSatisfy(rule ->
                        assertThat(rule.input("fromPort")).contains(8443L).isEqualTo(rule.input("toPort")))
                .extracting(rule -> rule.text("cidrIpv4"))
                .containsExactlyInAnyOrder("203.0.113.0/24", "198.51.100.7/32");
    }

    @Test
    void itsCertificatesComeFromSecretsManager() {
        var container = JsonParser.parseString(
                        PLAN.resource("tunnel-task-definition").text("containerDefinitions"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();

        assertThat(container.getAsJsonArray("secrets").asList())
                .extracting(each -> each.getAsJsonObject().get("name").getAsString())
                .containsExactlyInAnyOrder("TLS_CERTIFICATE", "TLS_PRIVATE_KEY", "TLS_CLIENT_CA");
    }

    @Test
    void theTaskMayPublishItsMetricsAndNothingElse() {
        assertThat(PLAN.resource("tunnel-task-policy").text("policy"))
                .contains("cloudwatch:PutMetricData", "\"cloudwatch:namespace\":\"Tunnel\"")
                .doesNotContain("s3:", "ecs:");
    }

    @Test
    void theServerIsCheckedEveryTwoMinutesAndStoppedEveryNight() {
        assertThat(PLAN.resources("aws:scheduler/schedule:Schedule"))
                .extracting(schedule -> schedule.text("scheduleExpression"))
                .containsExactlyInAnyOrder("rate(2 minutes)", "cron(0 23 * * ? *)");
    }

    @Test
    void everyLogIsKeptForAWeek() {
        assertThat(PLAN.resources("aws:cloudwatch/logGroup:LogGroup"))
                .hasSizeGreaterThanOrEqualTo(4)
                .extracting(logs -> logs.input("retentionInDays").orElseThrow())
                .containsOnly(7L);
    }

    @Test
    void eachControllerHasAnAlarmForEachWayToFail() {
        var alarms = PLAN.resources("aws:cloudwatch/metricAlarm:MetricAlarm");

        assertThat(alarms)
                .filteredOn(alarm -> alarm.name().startsWith("tunnel-control-"))
                .hasSize(12);
        for (var controller : new String[] {"wake", "sleep", "kill"}) {
            assertThat(alarms)
                    .filteredOn(alarm -> alarm.name().contains("-" + controller + "-"))
                    .extracting(alarm -> alarm.text("metricName"))
                    .containsExactlyInAnyOrder("Errors", "Throttles", "Duration", "Failures");
        }
    }

    @Test
    void alarmsGoByAnEncryptedTopicToTheAddress() {
        var topic = PLAN.resource("alarms-topic");

        assertThat(topic.text("kmsMasterKeyId")).startsWith("arn:aws:kms:eu-west-1:123456789012:key/");
        assertThat(PLAN.resource("alarms-email").text("endpoint")).isEqualTo("ops@example.com");
        assertThat(PLAN.resources("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .allSatisfy(alarm -> assertThat(alarm.dependencies()).contains(topic.urn()));
    }

    @Test
    void onlyHoldersOfAKeyMayControlTheServer() {
        assertThat(PLAN.resources("aws:apigateway/method:Method"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "tunnel-control-api-wake-method",
                        "tunnel-control-api-kill-method",
                        "tunnel-control-api-status-method");
        assertThat(PLAN.resources("aws:apigateway/method:Method")).allMatch(method -> method.flag("apiKeyRequired"));
    }

    @Test
    void theDashboardShowsControllersServerApiAndErrors() {
        var dashboard = PLAN.resource("tunnel-control-view-dashboard");
        var body = JsonParser.parseString(dashboard.text("dashboardBody")).getAsJsonObject();

        assertThat(dashboard.text("dashboardName")).isEqualTo("slipway-tunnel-tunnel");
        assertThat(body.getAsJsonArray("widgets").asList())
                .extracting(widget -> widget.getAsJsonObject()
                        .getAsJsonObject("properties")
                        .get("title")
                        .getAsString())
                .containsExactly(
                        "Calls of the controllers",
                        "Failed calls",
                        "Duration, ms",
                        "Throttled calls",
                        "CPU and memory, percent",
                        "Running tasks",
                        "Connections",
                        "Last use, seconds since 1970",
                        "Requests of the control API, and those refused or failed",
                        "Errors of the controllers");
        assertThat(dashboard.text("dashboardBody"))
                .contains("[\"Tunnel\",\"ActiveConnections\",\"Service\",\"tunnel\"]")
                .contains("SOURCE '/slipway-tunnel/tunnel/kill' | SOURCE '/slipway-tunnel/tunnel/sleep'"
                        + " | SOURCE '/slipway-tunnel/tunnel/wake' | fields");
    }

    @Test
    void theFunctionsAreOutputs() {
        assertThat(PLAN.outputs())
                .containsKeys(
                        "wake_function_arn",
                        "sleep_function_arn",
                        "kill_function_arn",
                        "alarm_topic_arn",
                        "control_url",
                        "control_key_id",
                        "dashboard_url");
    }

    @Test
    void eachRoleBelongsToOneResource() {
        assertThat(PLAN.resources("aws:iam/role:Role").stream()
                        .filter(role -> role.name().startsWith("tunnel")))
                .extracting(PlannedResource::name)
                .contains(
                        "tunnel-task-execution-role",
                        "tunnel-task-role",
                        "tunnel-control-wake-role",
                        "tunnel-control-sleep-role",
                        "tunnel-control-kill-role");
    }
}
