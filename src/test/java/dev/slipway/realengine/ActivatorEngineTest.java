package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Services that sleep behind a balancer and an API, from their first request to the next sleep, after a real {@code up}. */
class ActivatorEngineTest extends EngineHarness {
    private static final Path SLEEPING = Path.of("src/test/engine/Pulumi.sleeping.yaml");
    private static final Path DOORMEN = Path.of("src/test/engine/Pulumi.activators.yaml");

    @Test
    void theFirstRequestWakesAServiceThatSleepsAndTheRouteGoesBackWithoutDrift() throws IOException {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(aws, "sleeping", Files.readString(SLEEPING))) {
            var up = stack.up();
            var created = up.count(OperationType.CREATE);
            var cloud = new Cloud(aws, up.outputs());

            cloud.balancedServiceSleepsAndWakes(stack);
            cloud.serviceBehindApiWakesAndSleeps(stack);

            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    /** The stack without NAT and endpoints: everything that starts tasks gives them public addresses. */
    @Test
    void theDevStackMigratesSleepsAndWakesInPublicSubnets() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, "examples/dev.yaml")) {
            var up = stack.up();
            var created = up.count(OperationType.CREATE);
            var cloud = new Cloud(aws, up.outputs());
            assertThat(up.log()).contains("the migration of orders has succeeded");
            cloud.assertPublic("slipway-dev-orders_migrate", "STOPPED");

            cloud.devSleepsAndWakes(stack);
            cloud.assertPublic("slipway-dev-orders", "RUNNING");

            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    /** The controllers own the actions of the rules, which another port leaves as they are. */
    @Test
    void anActivatorCanBeAddedAndRemovedAndAnotherPortKeepsItsRules() throws IOException {
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.create(
                        aws, "activators", ExistingNetwork.createIn(aws, REGION).fillIn(Files.readString(DOORMEN)))) {
            stack.up();

            stack.replaceInStackFile("wakeOnRequest: false", "wakeOnRequest: true");
            var cloud = new Cloud(aws, stack.up().outputs());
            cloud.assertAwake(stack);
            assertThat(cloud.call("kill", "orders")).contains("\"decision\":\"killed\"");
            cloud.assertWakes(stack);

            stack.replaceInStackFile("port: 80", "port: 8080");
            assertThat(stack.up().changes())
                    .anyMatch(change -> change.endsWith("::balancer-orders-to-tasks-8080"))
                    .noneMatch(change -> change.matches(".*::balancer-orders-(tg|rule-any)"));
            cloud.assertAwake(stack);

            stack.replaceInStackFile("wakeOnRequest: true", "wakeOnRequest: false");
            assertThat(stack.up().changes()).anyMatch(change -> change.matches("(?i)delete .*::api-shop-activator"));
            cloud.assertAwake(stack);
            stack.destroy();
        }
    }

    /** Operations of a person and of the schedules on the stack. */
    private record Cloud(EmulatedAws aws, Map<String, Object> outputs) {

        void balancedServiceSleepsAndWakes(EngineStack stack) {
            assertThat(ask().who()).isEqualTo("task");
            assertThat(call("sleep", "orders")).contains("\"decision\":\"leftAwake\"");
            aws.anHourPasses();
            assertThat(call("sleep", "orders"))
                    .contains("\"decision\":\"putToSleep\"")
                    .contains("RequestCount has no data");
            unchanged(stack);

            var first = ask();
            assertHoldingPage(first, "5");
            var second = ask();
            assertHoldingPage(second, "1");
            assertThat(ask().who()).isEqualTo("task");
            unchanged(stack);

            assertThat(call("kill", "orders")).contains("\"decision\":\"killed\"");
            assertThat(ask().who()).isEqualTo("activator");
        }

        void serviceBehindApiWakesAndSleeps(EngineStack stack) {
            assertHoldingPage(askApi(), "5");
            assertHoldingPage(askApi(), "1");
            assertThat(askApi().who()).isEqualTo("task");
            unchanged(stack);

            assertThat(call("sleep", "shop")).contains("\"decision\":\"leftAwake\"");
            aws.anHourPasses();
            assertThat(call("sleep", "shop"))
                    .contains("\"decision\":\"leftAwake\"")
                    .contains("has no data");
            EmulatedCallers.publishIdle(aws, "Shop", "shop");
            assertThat(call("sleep", "shop")).contains("\"decision\":\"putToSleep\"");
            assertThat(askApi().who()).isEqualTo("activator");
            unchanged(stack);
        }

        void devSleepsAndWakes(EngineStack stack) {
            assertThat(askApi("$default").who()).isEqualTo("task");
            aws.anHourPasses();
            assertThat(call("sleep", "orders")).contains("\"decision\":\"putToSleep\"");
            unchanged(stack);

            assertHoldingPage(askApi("$default"), "5");
            assertHoldingPage(askApi("$default"), "1");
            assertThat(askApi("$default").who()).isEqualTo("task");
            unchanged(stack);
        }

        /** The tasks of a family are in subnets that are public by their names. */
        void assertPublic(String family, String status) {
            var open = Map.of("Filter.1.Name", "tag:Name", "Filter.1.Value.1", "network-public-*");
            var subnets = aws.ec2(REGION, "DescribeSubnets", open);
            var asked = "\"family\": \"%s\", \"desiredStatus\": \"%s\"".formatted(family, status);
            var tasks =
                    ecs("DescribeTasks", "\"tasks\": " + ecs("ListTasks", asked).get("taskArns"));

            assertThat(tasks.getAsJsonArray("tasks")).isNotEmpty().allSatisfy(task -> assertThat(subnets)
                    .contains("<subnetId>%s</subnetId>".formatted(subnet(task.getAsJsonObject()))));
        }

        private static String subnet(JsonObject task) {
            var details =
                    task.getAsJsonArray("attachments").get(0).getAsJsonObject().getAsJsonArray("details");
            return details.asList().stream()
                    .map(each -> each.getAsJsonObject())
                    .filter(each -> each.get("name").getAsString().equals("subnetId"))
                    .map(each -> each.get("value").getAsString())
                    .findFirst()
                    .orElseThrow();
        }

        private JsonObject ecs(String action, String parameters) {
            var cluster = outputs.get("cluster_name");
            return aws.json(
                    REGION,
                    "ecs",
                    "AmazonEC2ContainerServiceV20141113." + action,
                    "{\"cluster\": \"%s\", %s}".formatted(cluster, parameters));
        }

        void assertWakes(EngineStack stack) {
            assertHoldingPage(ask(), "5");
            assertHoldingPage(ask(), "1");
            assertAwake(stack);
        }

        void assertAwake(EngineStack stack) {
            assertThat(ask().who()).isEqualTo("task");
            assertThat(askApi().who()).isEqualTo("task");
            unchanged(stack);
        }

        private static void unchanged(EngineStack stack) {
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
        }

        private static void assertHoldingPage(FrontDoor.Answer answer, String retryAfter) {
            assertThat(answer.who()).isEqualTo("activator");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
            assertThat(answer.body())
                    .contains("<meta http-equiv=\"refresh\" content=\"%s\">".formatted(retryAfter))
                    .contains("This service was asleep and is starting. This page reloads itself.");
        }

        private FrontDoor.Answer ask() {
            return new FrontDoor(aws, REGION).throughBalancer("/orders");
        }

        private FrontDoor.Answer askApi() {
            return askApi("ANY /shop/{proxy+}");
        }

        private FrontDoor.Answer askApi(String routeKey) {
            return new FrontDoor(aws, REGION).throughApi(outputs.get("api_id").toString(), routeKey);
        }

        private String call(String controller, String service) {
            var arns = (Map<?, ?>) outputs.get(controller + "_function_arn");
            return new DeployedFunction(aws, REGION, arns.get(service).toString())
                    .call("{}")
                    .toString();
        }
    }
}
