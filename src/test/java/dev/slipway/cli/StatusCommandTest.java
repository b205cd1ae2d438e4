package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import dev.slipway.testing.DeployedStackHarness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCommandTest extends DeployedStackHarness {
    private static final String OUTPUTS = """
            {
              "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
              "service_name": {"orders": "orders-1"},
              "log_group": {"orders": "/shop-dev/orders"},
              "url": "http://shop.example.com",
              "addresses": {"orders": "http://shop.example.com/orders/* http://api.example.com/*"},
              "task_definition_arn": {"orders": "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-orders:8"},
              "rds_endpoint": "shop-dev-database.cluster-1.eu-west-1.rds.amazonaws.com",
              "alarm_topic_arn": "arn:aws:sns:eu-west-1:123456789012:shop-dev-alarms",
              "deployment_alarms": {"orders": "orders-errors orders-unhealthy"}
            }
            """;
    private static final String DEFINITION = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-dev-orders:8";

    @Override
    protected String outputs() {
        return OUTPUTS;
    }

    private void aService(String rollout, int running, int failed, String health) {
        aws.answers("DescribeServices", """
                        {"services": [{
                           "serviceArn": "arn:aws:ecs:eu-west-1:123456789012:service/shop-dev-cluster/orders-1",
                           "serviceName": "orders-1", "status": "ACTIVE", "taskDefinition": "%1$s",
                           "desiredCount": 2, "runningCount": %3$d, "pendingCount": 0,
                           "loadBalancers": [{"targetGroupArn":
                             "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders-tg/1"}],
                           "deployments": [{"id": "1", "status": "PRIMARY", "taskDefinition": "%1$s",
                             "rolloutState": "%2$s", "rolloutStateReason": "tasks failed to start.",
                             "createdAt": 1735689600, "runningCount": %3$d, "failedTasks": %4$d}],
                           "events": [{"createdAt": 1735689600, "message": "(service orders-1) has reached it."},
                             {"createdAt": 1735689600, "message":
                               "(service orders-1) (port 80) is unhealthy in (target-group orders-tg) due to (reason Health checks failed)"}]
                         }]}
                        """.formatted(DEFINITION, rollout, running, failed))
                .answers(
                        "DescribeTaskDefinition",
                        "{\"taskDefinition\": {\"containerDefinitions\": [{\"name\": \"orders\", \"image\": \"shop@sha256:1\"}]}}")
                .answers("ListServiceDeployments", "{\"serviceDeployments\": []}")
                .answers("ListTasks", "{\"taskArns\": []}")
                .answers("DescribeScalableTargets", """
                        {"ScalableTargets": [{"ResourceId": "service/shop-dev-cluster/orders-1", "MinCapacity": 2,
                          "MaxCapacity": 6}]}""")
                .answers("DescribeTargetHealth", """
                        <DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions>
                        <member><Target><Id>10.0.0.4</Id></Target><TargetHealth><State>%s</State>
                        <Description>Health checks failed</Description></TargetHealth></member>
                        </TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>
                        """.formatted(health))
                .answers("DescribeDBClusters", """
                        <DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster>
                        <DBClusterIdentifier>shop-dev-database</DBClusterIdentifier><Engine>aurora-mysql</Engine>
                        <EngineVersion>8.0</EngineVersion><Status>available</Status>
                        <ServerlessV2ScalingConfiguration><MinCapacity>0</MinCapacity><MaxCapacity>1</MaxCapacity>
                        </ServerlessV2ScalingConfiguration></DBCluster></DBClusters></DescribeDBClustersResult>
                        </DescribeDBClustersResponse>""")
                .answers("GetMetricData", """
                        <GetMetricDataResponse><GetMetricDataResult><MetricDataResults><member><Id>capacity</Id>
                        <Timestamps><member>2026-01-31T09:50:00Z</member></Timestamps>
                        <Values><member>0</member></Values></member></MetricDataResults></GetMetricDataResult>
                        </GetMetricDataResponse>""");
    }

    private void alarms(String state) {
        aws.answers("DescribeAlarms", """
                <DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms><member>
                <AlarmName>orders-errors</AlarmName><StateValue>%s</StateValue>
                <StateReason>half of them fail</StateReason>
                <StateUpdatedTimestamp>2026-01-31T09:50:00Z</StateUpdatedTimestamp></member></MetricAlarms>
                </DescribeAlarmsResult></DescribeAlarmsResponse>""".formatted(state));
    }

    @Test
    void aHealthyStackFitsOnOneScreen() {
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");

        assertThat(run("status", "dev")).as(err.toString()).isZero();

        assertThat(out.toString().replaceAll("\\d+ d ago", "9 d ago")).isEqualTo("""
                dev in eu-west-1: healthy

                orders  HEALTHY  http://shop.example.com/orders/* http://api.example.com/*
                    tasks       2 of 2 run, autoscaling from 2 to 6
                    deployment  shop-dev-orders:8 COMPLETED, 9 d ago
                                shop@sha256:1
                    targets     1 of 1 healthy
                    events      9 d ago: has reached it.
                                9 d ago: (port 80) is unhealthy in (target-group orders-tg) due to (reason Health checks failed)

                database    shop-dev-database available, aurora-mysql 8.0, 0 to 1 ACU, paused
                alarms      none is active
                """);
        assertThat(err.toString()).isEmpty();
        assertThat(aws.requests("DescribeAlarms"))
                .hasSize(2)
                .anyMatch(request -> request.contains("ActionPrefix=arn%3Aaws%3Asns"))
                .anyMatch(request -> request.contains("AlarmNames.member.2=orders-unhealthy"));
    }

    @Test
    void theMessagesOfQueuesAreCounted() {
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");
        aws.answers("GetMetricData", """
                <GetMetricDataResponse><GetMetricDataResult><MetricDataResults><member><Id>visible</Id>
                <Timestamps><member>2026-01-31T09:50:00Z</member><member>2026-01-31T09:51:00Z</member></Timestamps>
                <Values><member>7</member><member>12</member></Values></member><member><Id>dead</Id>
                <Timestamps><member>2026-01-31T09:50:00Z</member></Timestamps>
                <Values><member>1</member></Values></member></MetricDataResults></GetMetricDataResult>
                </GetMetricDataResponse>""");
        var url = "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-dev-work";
        var outputs = OUTPUTS.replace(
                "\"log_group\"",
                "\"queue_url\": {\"work\": \"%1$s\"}, \"dead_letter_queue_url\": {\"work\": \"%1$s-dead-letters\"}, \"log_group\""
                        .formatted(url));

        assertThat(run(programs(outputs).machine(), "status", "dev"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("\nqueue       work: 12 visible, 0 in flight, 1 dead\nalarms ");
        assertThat(aws.requests("GetMetricData")).anyMatch(request -> request.contains("shop-dev-work-dead-letters"));
    }

    @Test
    void alarmsOfOtherStacksOfTheEnvironmentAreNotThoseOfThisOne() {
        aService("COMPLETED", 2, 0, "healthy");
        alarms("ALARM");
        var outputs = OUTPUTS.replace(":shop-dev-alarms", ":shop-base-alarms")
                .replaceFirst(",\\s*\"deployment_alarms\".*", "");

        assertThat(run(programs(outputs).machine(), "status", "dev"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("\nalarms      none is active\n");
    }

    @Test
    void theUsersOfAnEnvironmentAreNamed() {
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");
        aws.answers("ListServices", "{\"serviceArns\": []}");
        var outputs =
                OUTPUTS.replace("\"url\"", "\"environment\": {\"export_name\": \"shop-dev-environment\"}, \"url\"");

        assertThat(run(programs(outputs).machine(), "status", "dev"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("\nenvironment used by no other stack\nalarms ");
    }

    @Test
    void anUnhealthyServiceEndsWith3AndIsExplained() {
        aService("FAILED", 0, 3, "unhealthy");
        alarms("ALARM");

        assertThat(run("status", "dev", "orders")).as(err.toString()).isEqualTo(3);

        assertThat(out.toString())
                .startsWith(
                        "dev in eu-west-1: unhealthy\n\norders  UNHEALTHY  http://shop.example.com/orders/* http://api.example.com/*\n")
                .contains(
                        "    why         a deployment has failed: tasks failed to start.\n"
                                + "                no task runs, and 3 failed to start\n"
                                + "                1 of 1 targets are unhealthy at the load balancer\n",
                        "    tasks       0 of 2 run, autoscaling from 2 to 6\n",
                        "    targets     0 of 1 healthy\n"
                                + "                10.0.0.4 in orders-tg is unhealthy: Health checks failed\n",
                        "                likely cause: the tasks do not respond to health checks of the load balancer on port, or not at health.path\n",
                        "                fix: listen on 0.0.0.0")
                .containsPattern("\nalarms      orders-errors for \\d+ d: half of them fail\n$");
    }

    @Test
    void jsonHasAllOfIt() {
        aService("FAILED", 0, 3, "unhealthy");
        alarms("ALARM");

        assertThat(run("status", "dev", "--json")).as(err.toString()).isEqualTo(3);

        var status = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(status.keySet())
                .containsExactly(
                        "healthy",
                        "stack",
                        "region",
                        "services",
                        "jobs",
                        "database",
                        "queues",
                        "environmentUsers",
                        "alarms");
        assertThat(status.get("healthy").getAsBoolean()).isFalse();
        var service = status.getAsJsonArray("services").get(0).getAsJsonObject();
        assertThat(service.get("state").getAsString()).isEqualTo("UNHEALTHY");
        assertThat(service.getAsJsonObject("tasks").get("max").getAsInt()).isEqualTo(6);
        assertThat(service.getAsJsonArray("deployments")
                        .get(0)
                        .getAsJsonObject()
                        .get("since")
                        .getAsString())
                .isEqualTo("2025-01-01T00:00:00Z");
        assertThat(service.getAsJsonObject("failure").get("log")).isEqualTo(JsonNull.INSTANCE);
        assertThat(service.getAsJsonObject("failure")
                        .getAsJsonObject("diagnosis")
                        .get("cause")
                        .getAsString())
                .isEqualTo(
                        "the tasks do not respond to health checks of the load balancer on port, or not at health.path");
        assertThat(status.getAsJsonObject("database").get("capacity").getAsDouble())
                .isZero();
    }

    @Test
    void aSecondRevisionIsCheckedToo() {
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");
        var outputs = OUTPUTS.replace(
                "\"log_group\"", "\"alternate_service_name\": {\"orders\": \"orders-alternate-1\"}, \"log_group\"");

        assertThat(run(programs(outputs).machine(), "status", "dev", "orders"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("\norders  HEALTHY", "\norders (alternate)  HEALTHY");
        assertThat(aws.requests("DescribeServices"))
                .anyMatch(request -> request.contains("\"orders-1\""))
                .anyMatch(request -> request.contains("\"orders-alternate-1\""));
    }

    @ParameterizedTest
    @CsvSource({
        "9, '', 'runs release 8, the stack has release 9; pulumi up -s dev --refresh deploys it'",
        "7, 6, 'runs release 6, the stack has release 7; pulumi up -s dev --refresh deploys it'",
        "7, 7, ''",
    })
    void aReleaseOtherThanThatOfTheStackIsNamed(String stack, String original, String expected) {
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");
        var tag = original.isEmpty() ? "" : "{\"key\": \"slipway:release\", \"value\": \"%s\"}".formatted(original);
        aws.answers("DescribeTaskDefinition", """
                {"taskDefinition": {"revision": 8, "containerDefinitions": [{"name": "orders", "image": "shop@sha256:1"}]},
                 "tags": [%s]}""".formatted(tag));
        var outputs = OUTPUTS.replace("shop-dev-orders:8", "shop-dev-orders:" + stack);

        assertThat(run(programs(outputs).machine(), "status", "dev", "--json"))
                .as(err.toString())
                .isZero();
        var mismatch = JsonParser.parseString(out.toString())
                .getAsJsonObject()
                .getAsJsonArray("services")
                .get(0)
                .getAsJsonObject()
                .get("releaseMismatch");
        assertThat(mismatch.isJsonNull()).isEqualTo(expected.isEmpty());

        assertThat(run(programs(outputs).machine(), "status", "dev"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("    release ")))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of("    release     " + expected));
    }

    @Test
    void aPushedImageThatIsRolledOutIsNoMismatch() {
        var arn = "arn:aws:lambda:eu-west-1:123456789012:function:orders-roll-out:live";
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");
        aws.answers("GET /2015-03-31/functions/%s/configuration".formatted(arn.replace(":", "%3A")), "{}");
        var outputs = OUTPUTS.replace("orders:8", "orders:7")
                .replace("\"url\"", "\"roll_out_function_arn\": {\"orders\": \"%s\"}, \"url\"".formatted(arn));

        assertThat(run(programs(outputs).machine(), "status", "dev"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("controllers roll-out").doesNotContain("the stack has release");
    }

    @Test
    void aReleaseThatIsBeingDeployedIsNoMismatch() {
        aService("IN_PROGRESS", 2, 0, "healthy");
        alarms("OK");

        assertThat(run(programs(OUTPUTS.replace("orders:8", "orders:7")).machine(), "status", "dev"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).doesNotContain("the stack has release");
    }

    @Test
    void aServiceThatEcsDoesNotHaveIsGone() {
        aws.answers("DescribeServices", "{\"services\": [], \"failures\": [{\"reason\": \"MISSING\"}]}");
        aService("COMPLETED", 2, 0, "healthy");
        alarms("OK");

        assertThat(run("status", "dev")).isEqualTo(3);

        assertThat(out.toString())
                .contains(
                        "\norders  UNHEALTHY\n"
                                + "    why         it does not exist; run pulumi refresh and pulumi up -s dev to create it again\n");
    }

    @Test
    void expiredCredentialsAreReportedInOneLine() {
        aws.refuses("DescribeScalableTargets", "ExpiredTokenException", "The security token is expired");

        assertThat(run("status", "dev")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "the AWS credentials have expired (The security token is expired): get new ones, for example by aws"
                                + " sso login\n");
        assertThat(out.toString()).isEmpty();
    }
}
