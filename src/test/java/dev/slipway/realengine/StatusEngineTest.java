package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Commands that read a stack after a real {@code up}, and after one that failed. */
class StatusEngineTest extends EngineHarness {
    private static final String ECS = "AmazonEC2ContainerServiceV20141113.";

    @Test
    void commandsReadADeployedStack() {
        try (var operated = OperatedStack.create()) {
            assertThat(operated.call("outputs", "operated").err())
                    .isEqualTo(
                            "the stack operated has no outputs, because no pulumi up has succeeded yet: run pulumi up -s operated\n");
            assertThat(operated.call("outputs", "operate").err())
                    .isEqualTo("there is no stack operate; did you mean operated?\n");
            operated.stack().up();

            outputsAreTold(operated);
            everythingIsHealthy(operated);
            whatSleepsIsAsleep(operated);
            logsOfServicesAndControllersAreOne(operated);
            anAlarmThatIsOnIsReported(operated);
            aFailedDeploymentIsExplained(operated);
            aServiceThatIsGoneIsUnhealthy(operated);
            operated.stack().refresh();
            operated.stack().destroy();
        }
    }

    private static void outputsAreTold(OperatedStack operated) {
        var outputs = operated.call("outputs", "operated", "--json");
        assertThat(outputs.code()).as(outputs.err()).isZero();
        assertThat(json(outputs).getAsJsonObject("service_name").keySet()).containsExactly("orders", "tunnel");
        assertThat(operated.call("outputs", "operated", "log_group.quotes").out())
                .isEqualTo("/slipway-operated/quotes/lambda\n");
    }

    private static void everythingIsHealthy(OperatedStack operated) {
        var status = operated.call("status", "operated");
        assertThat(status.code()).as(status.out() + status.err()).isZero();
        assertThat(status.err()).isEmpty();
        assertThat(status.out())
                .startsWith("operated in eu-west-1: healthy\n")
                .containsPattern("(?m)^orders  HEALTHY  http://balancer-alb-")
                .contains(
                        "    tasks       2 of 2 run, autoscaling from 2 to 6\n",
                        "\n                public.ecr.aws/nginx/nginx:1.29\n",
                        "    targets     2 of 2 healthy\n",
                        "ago: has reached a steady state.\n",
                        "alarms      none is active\n")
                .containsPattern("(?m)^    deployment  slipway-operated-orders:1 COMPLETED, \\d+ (s|min) ago$")
                .containsPattern("(?m)^tunnel  HEALTHY  \\d+\\.\\d+\\.\\d+\\.\\d+$")
                .containsPattern("(?m)^    controllers kill Active, has not run within a day, no error$")
                .containsPattern("(?m)^quotes  HEALTHY  https://")
                .containsPattern("(?m)^    deployment  1 Successful, \\d+ (s|min) ago$")
                .containsPattern(
                        "(?m)^database    slipway-operated-database available, aurora-mysql .*, 0 to \\d+ ACU$");

        var one = json(operated.call("status", "operated", "tunnel", "--json"));
        assertThat(one.get("healthy").getAsBoolean()).isTrue();
        assertThat(one.getAsJsonArray("services")).hasSize(1);
        var tunnel = one.getAsJsonArray("services").get(0).getAsJsonObject();
        assertThat(tunnel.get("state").getAsString()).isEqualTo("HEALTHY");
        assertThat(tunnel.getAsJsonObject("tasks").get("running").getAsInt()).isEqualTo(1);
        assertThat(tunnel.getAsJsonArray("controllers")).hasSize(3);
    }

    private static void whatSleepsIsAsleep(OperatedStack operated) {
        var tunnel = name(operated, "service_name.tunnel");
        ecs(operated, "UpdateService", "\"service\": \"%s\", \"desiredCount\": 0".formatted(tunnel));

        var status = operated.call("status", "operated", "tunnel");
        assertThat(status.code()).as(status.out()).isZero();
        assertThat(status.out()).contains("\ntunnel  ASLEEP\n    tasks       0 of 0 run");
        assertThat(operated.call("status", "operated", "tunel").err())
                .isEqualTo("the stack operated has no service tunel; did you mean tunnel?\n");
    }

    private static void logsOfServicesAndControllersAreOne(OperatedStack operated) {
        log(operated, "/slipway-operated/orders", "ecs/orders/0a1b", 2, "an order came in");
        log(operated, "/slipway-operated/tunnel/wake", "2026/[$LATEST]1", 1, "awake");
        log(operated, "/slipway-operated/quotes/lambda", "2026/[1]1", 3, "a quote");

        var logs = operated.call("logs", "operated", "--since", "1h");
        assertThat(logs.code()).as(logs.err()).isZero();
        assertThat(logs.out().lines().map(line -> line.replaceFirst("^\\S+ ", "")))
                .containsExactly("quotes  a quote", "orders  an order came in", "tunnel/wake  awake");
        assertThat(operated.call("logs", "operated", "--since", "1h", "--filter", "order")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(json(operated.call("logs", "operated", "tunnel", "--since", "1h", "--json"))
                        .get("group")
                        .getAsString())
                .isEqualTo("/slipway-operated/tunnel/wake");
    }

    private static void anAlarmThatIsOnIsReported(OperatedStack operated) {
        var alarm = name(operated, "deployment_alarms.orders").split(" ")[0];
        setAlarm(operated, alarm, "ALARM");

        var status = operated.call("status", "operated");
        assertThat(status.code()).isEqualTo(3);
        assertThat(status.out())
                .startsWith("operated in eu-west-1: unhealthy\n")
                .containsPattern("alarms      %s for \\d+ s: half of them fail".formatted(alarm));
        setAlarm(operated, alarm, "OK");
    }

    private static void aFailedDeploymentIsExplained(OperatedStack operated) {
        operated.stack().replaceInStackFile("LOG_LEVEL: info", "SLIPWAY_EMULATE: rollback");
        assertThat(operated.stack().upExpectingFailure())
                .contains(
                        "ECS rolled the deployment of",
                        "container orders exited with 1",
                        "emulated failure at start",
                        "likely cause: the program exited with an error",
                        "fix: read its log by ./slipway logs STACK SERVICE, fix the error, and run pulumi up");

        var status = operated.call("status", "operated", "orders");
        assertThat(status.code()).as(status.out()).isZero();
        assertThat(status.out())
                .contains(
                        "\norders  HEALTHY  http",
                        "    failed      Essential container in task exited\n"
                                + "                container orders exited with 1\n",
                        "                likely cause: the program exited with an error\n",
                        "                fix: read its log by ./slipway logs STACK SERVICE, fix the error, and run pulumi up\n");
        var service = json(operated.call("status", "operated", "orders", "--json"))
                .getAsJsonArray("services")
                .get(0)
                .getAsJsonObject();
        assertThat(service.getAsJsonObject("failure")
                        .getAsJsonObject("diagnosis")
                        .get("cause")
                        .getAsString())
                .isEqualTo("the program exited with an error");
    }

    private static void aServiceThatIsGoneIsUnhealthy(OperatedStack operated) {
        var tunnel = name(operated, "service_name.tunnel");
        ecs(operated, "DeleteService", "\"service\": \"%s\", \"force\": true".formatted(tunnel));

        var status = operated.call("status", "operated", "tunnel");
        assertThat(status.code()).isEqualTo(3);
        assertThat(status.out())
                .contains(
                        "\ntunnel  UNHEALTHY\n"
                                + "    why         it does not exist; run pulumi refresh and pulumi up -s operated to create it again\n");
    }

    private static String name(OperatedStack operated, String output) {
        return operated.call("outputs", "operated", output).out().strip();
    }

    private static JsonObject json(OperatedStack.Ended ended) {
        return JsonParser.parseString(ended.out()).getAsJsonObject();
    }

    private static void ecs(OperatedStack operated, String action, String parameters) {
        var body = "{\"cluster\": \"slipway-operated-cluster\", %s}".formatted(parameters);
        operated.aws().json(REGION, "ecs", ECS + action, body);
    }

    private static void setAlarm(OperatedStack operated, String alarm, String state) {
        operated.aws()
                .query(
                        REGION,
                        "monitoring",
                        "2010-08-01",
                        "SetAlarmState",
                        Map.of("AlarmName", alarm, "StateValue", state, "StateReason", "half of them fail"));
    }

    private static void log(OperatedStack operated, String group, String stream, int minutesAgo, String message) {
        var time = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(minutesAgo);
        var place = "\"logGroupName\": \"%s\", \"logStreamName\": \"%s\"".formatted(group, stream);
        operated.aws().json(REGION, "logs", "Logs_20140328.CreateLogStream", "{%s}".formatted(place));
        operated.aws()
                .json(
                        REGION,
                        "logs",
                        "Logs_20140328.PutLogEvents",
                        "{%s, \"logEvents\": [{\"timestamp\": %d, \"message\": \"%s\"}]}"
                                .formatted(place, time, message));
    }
}
