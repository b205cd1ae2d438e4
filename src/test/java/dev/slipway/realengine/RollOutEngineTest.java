package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.automation.OperationType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushes to the repository of a stack, between its deploys. */
class RollOutEngineTest extends EngineHarness {
    private static final String PUSHED = "src/test/engine/Pulumi.pushed.yaml";
    private static final String REPOSITORY = "slipway-pushed/worker";

    @Test
    void aServiceRunsThePushedImageAndDeploysChangeTheRest() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, PUSHED)) {
            var up = stack.up();
            var created = up.count(OperationType.CREATE);
            var url = ((Map<?, ?>) up.outputs().get("repository_url")).get("worker");
            assertThat(service(aws).get("runningCount").getAsInt())
                    .as("tasks before the first push")
                    .isZero();
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            var first = EmulatedCallers.push(aws, REPOSITORY, "live", "one");
            assertThat(image(aws)).isEqualTo(url + "@" + first);
            EmulatedCallers.push(aws, REPOSITORY, "canary", "three");
            assertThat(image(aws)).as("after a push of another tag").isEqualTo(url + "@" + first);
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            stack.previewExpectingNoChange();

            var second = EmulatedCallers.push(aws, REPOSITORY, "live", "two");
            var revision = revision(aws);
            assertThat(image(aws)).isEqualTo(url + "@" + second);
            assertThat(rollOut(aws, up, event(second))).contains("\"decision\":\"unchanged\"");
            assertThat(rollOut(aws, up, event(first))).contains("the service runs a later push already");
            assertThat(revision(aws)).isEqualTo(revision);

            stack.replaceInStackFile("LOG_LEVEL: info", "LOG_LEVEL: debug");
            assertThat(stack.preview().changes()).noneMatch(change -> change.endsWith("::worker-service"));
            var changed = stack.up();
            assertThat(changed.changes()).anyMatch(change -> change.endsWith("::worker-roll-out-invocation"));
            assertThat(image(aws)).isEqualTo(url + "@" + second);
            assertThat(container(aws).toString()).contains("\"name\":\"LOG_LEVEL\",\"value\":\"debug\"");
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            stack.replaceInStackFile("ingress: none", "ingress: none\n      spot: 50");
            assertThat(stack.up().changes()).anyMatch(change -> change.matches("(?i)update .*::worker-service"));
            assertThat(image(aws)).isEqualTo(url + "@" + second);
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    @Test
    void aBuiltServiceKeepsItsRepositoryAndItsImageUntilThePush() {
        try (var aws = EmulatedAws.start();
                var stack = StackEngineTest.create(aws, PUSHED)) {
            stack.replaceInStackFile("rollOut: {tag: live}", "build: app/orders");
            stack.up();
            var built = digest(aws);

            stack.replaceInStackFile("build: app/orders", "rollOut: {tag: live}");
            assertThat(stack.up().changes())
                    .anyMatch(change -> change.matches("(?i)update .*::worker-image-repository"))
                    .noneMatch(RollOutEngineTest::makesAnew);
            assertThat(digest(aws)).isEqualTo(built);
            stack.previewExpectingNoChange();
            var pushed = EmulatedCallers.push(aws, REPOSITORY, "live", "one");
            assertThat(digest(aws)).isEqualTo(pushed).isNotEqualTo(built);

            stack.replaceInStackFile("rollOut: {tag: live}", "build: app/orders");
            assertThat(stack.up().changes()).noneMatch(RollOutEngineTest::makesAnew);
            assertThat(digest(aws)).isNotEqualTo(pushed);
            stack.previewExpectingNoChange();
            stack.destroy();
        }
    }

    /** A change that is more than an update of a resource that must remain. */
    private static boolean makesAnew(String change) {
        return change.matches("(?i).*(replace|delete|create).*::worker-(image-repository|service)");
    }

    /** The digest of the running image, which a build names with its tag. */
    private static String digest(EmulatedAws aws) {
        return image(aws).replaceFirst(".*@", "");
    }

    /** The event of a push before this test. */
    private static String event(String digest) {
        return """
                {"source": "aws.ecr", "detail-type": "ECR Image Action", "time": "2020-01-01T00:00:00Z",
                 "detail": {"action-type": "PUSH", "result": "SUCCESS", "repository-name": "%s",
                            "image-digest": "%s", "image-tag": "live"}}
                """.formatted(REPOSITORY, digest);
    }

    private static String rollOut(EmulatedAws aws, Applied up, String event) {
        var arns = (Map<?, ?>) up.outputs().get("roll_out_function_arn");
        return new DeployedFunction(aws, REGION, arns.get("worker").toString())
                .call(event)
                .toString();
    }

    /** The image of the running task. */
    private static String image(EmulatedAws aws) {
        return container(aws).get("image").getAsString();
    }

    /** The container definition of the running task. */
    private static JsonObject container(EmulatedAws aws) {
        var parameters = new JsonObject();
        parameters.addProperty("taskDefinition", revision(aws));
        return ecs(aws, "DescribeTaskDefinition", parameters)
                .getAsJsonObject("taskDefinition")
                .getAsJsonArray("containerDefinitions")
                .get(0)
                .getAsJsonObject();
    }

    /** The task definition of the one running task. */
    private static String revision(EmulatedAws aws) {
        service(aws);
        var running = ecs(aws, "ListTasks", new JsonObject()).getAsJsonArray("taskArns");
        assertThat(running).hasSize(1);
        var parameters = new JsonObject();
        parameters.add("tasks", running);
        return ecs(aws, "DescribeTasks", parameters)
                .getAsJsonArray("tasks")
                .get(0)
                .getAsJsonObject()
                .get("taskDefinitionArn")
                .getAsString();
    }

    /** The service after its deployment, which takes one step with each call. */
    private static JsonObject service(EmulatedAws aws) {
        var names = new JsonArray();
        names.add(arn(aws));
        var parameters = new JsonObject();
        parameters.add("services", names);
        var service = new JsonObject();
        for (var look = 0; look < 4; look++) {
            service = ecs(aws, "DescribeServices", parameters)
                    .getAsJsonArray("services")
                    .get(0)
                    .getAsJsonObject();
        }
        return service;
    }

    private static JsonPrimitive arn(EmulatedAws aws) {
        return ecs(aws, "ListServices", new JsonObject())
                .getAsJsonArray("serviceArns")
                .get(0)
                .getAsJsonPrimitive();
    }

    private static JsonObject ecs(EmulatedAws aws, String action, JsonObject parameters) {
        parameters.addProperty("cluster", "slipway-pushed-cluster");
        return aws.json(REGION, "ecs", "AmazonEC2ContainerServiceV20141113." + action, parameters.toString());
    }
}
