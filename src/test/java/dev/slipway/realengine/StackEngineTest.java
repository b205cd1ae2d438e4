package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole stacks, applied by a Pulumi CLI to an emulated AWS. A new stack file is a line in a list here. */
class StackEngineTest extends EngineHarness {
    private static final String STORES = "src/test/engine/Pulumi.stores.yaml";
    private static final String WORKER = "src/test/engine/Pulumi.worker.yaml";

    private static final String OBSERVED = "src/test/golden/Pulumi.observed.yaml";

    private static final String MIGRATING = "src/test/engine/Pulumi.migrating.yaml";

    /** Roles for GitHub, in stacks whose file has none. */
    private static final String DELIVERY =
            "  slipway:delivery: {repository: octo-org/octo-repo, environment: prod, state: octo-state}\n";

    /** The secrets of the stack with migrations. */
    private static final Map<String, String> SECRETS = Map.of(
            "orders/api", "hunter2-api",
            "orders/database", "hunter2-database",
            "orders/certificate", "hunter2-certificate");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples/dev.yaml",
                "examples/fleet.yaml",
                "examples/lambda.yaml",
                "examples/orders.yaml",
                "examples/private-api.yaml",
                "examples/tunnel.yaml",
                "src/test/engine/Pulumi.fleet.yaml",
                "src/test/golden/Pulumi.containers.yaml",
                "src/test/resources/cases/backend.yaml",
                "src/test/resources/cases/cooldowns.yaml",
                "src/test/engine/Pulumi.cron.yaml",
                "src/test/resources/cases/existing-stores.yaml",
                "src/test/resources/cases/front.yaml",
                "src/test/resources/cases/paths.yaml",
                "src/test/resources/cases/ports.yaml",
                "src/test/resources/cases/redirecting.yaml",
                "src/test/resources/cases/singleton.yaml",
                "src/test/resources/cases/tls.yaml",
                "src/test/resources/cases/topic-and-worker.yaml",
                "src/test/engine/Pulumi.shared.yaml",
                OBSERVED
            })
    void aSecondUpChangesNothingAndADestroyDeletesEverything(String file) {
        try (var aws = EmulatedAws.start();
                var stack = createWithDelivery(aws, file)) {
            var roles = new RolePermissions(aws, stack.plan());
            var created = stack.up().count(OperationType.CREATE);
            roles.evaluate("up", "deploy");

            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            roles.evaluate("preview", "preview");
            stack.refreshExpectingNoDrift();
            roles.evaluate("refresh", "drift");
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
            roles.evaluate("destroy", "deploy");
            roles.assertAllAllowed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/prod.yaml", "examples/cloud-api.yaml"})
    void aProtectedStackHasNoChangesAndRefusesItsDestruction(String file) {
        try (var aws = EmulatedAws.start();
                var stack = createWithDelivery(aws, file)) {
            var roles = new RolePermissions(aws, stack.plan());
            var created = stack.up().count(OperationType.CREATE);
            roles.evaluate("up", "deploy");

            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            roles.evaluate("preview", "preview");
            stack.refreshExpectingNoDrift();
            roles.evaluate("refresh", "drift");
            assertThat(stack.destroyExpectingRefusal()).contains("protect");
            stack.refreshExpectingNoDrift();
            roles.assertAllAllowed();
        }
    }

    /** No plan, log or state contains the password of RDS, even with secrets in clear text. */
    @Test
    void aProtectedStackShowsNoPasswordAndNamesItsProtection() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, STORES)) {
            var up = stack.up();
            var secret = aws.secret(REGION, up.outputs().get("rds_secret_arn").toString());
            var password = JsonParser.parseString(secret)
                    .getAsJsonObject()
                    .get("password")
                    .getAsString();
            var shown = up.log()
                    + stack.previewExpectingNoChange().log()
                    + stack.refreshExpectingNoDrift().log();

            assertThat(password).hasSizeGreaterThan(7);
            assertThat(shown + up.outputs()).doesNotContain(password);
            assertThat(stack.state()).contains("database-cluster").doesNotContain(password);
            var before = stack.resources("aws:");
            assertThat(stack.destroyExpectingRefusal())
                    .contains(
                            "cannot be deleted",
                            "protected",
                            "files-bucket-policy",
                            "orders-bus-archive",
                            "worker-service");
            assertThat(stack.resources("aws:")).isEqualTo(before);
        }
    }

    @Test
    void changesByControllersAreNoDrift() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, "examples/tunnel.yaml")) {
            var outputs = stack.up().outputs();

            assertThat(call(aws, outputs, "wake")).contains("\"decision\":\"woken\"");
            assertThat(call(aws, outputs, "wake")).contains("\"decision\":\"unchanged\"");
            assertThat(call(aws, outputs, "sleep")).contains("\"decision\":\"leftAwake\"");
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();

            assertThat(call(aws, outputs, "kill")).contains("\"decision\":\"killed\"");
            assertThat(call(aws, outputs, "sleep")).contains("\"decision\":\"leftAsleep\"");
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
        }
    }

    private static String call(EmulatedAws aws, Map<String, Object> outputs, String controller) {
        var arns = (Map<?, ?>) outputs.get(controller + "_function_arn");
        return new DeployedFunction(aws, REGION, arns.get("tunnel").toString())
                .call("{}")
                .toString();
    }

    @Test
    void aServiceMovesBetweenBalancerAndApiWithoutReplacement() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, "src/test/engine/Pulumi.moved.yaml")) {
            assertThat(stack.up().outputs()).containsKeys("api_url", "url");

            stack.replaceInStackFile("ingress: api # first", "ingress: balancer");
            stack.replaceInStackFile("throttle: {rate: 5, burst: 9}", "timeoutSeconds: 9");
            var moved = stack.up();

            assertThat(moved.changes()).anyMatch(change -> change.matches("(?i)update .*::first-service"));
            assertThat(moved.changes()).noneMatch(change -> change.matches("(?i).*replace.*"));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            stack.destroy();
        }
    }

    @Test
    void aServiceMovesFromTasksToAFunctionAndBackAndKeepsItsRoutes() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, "src/test/engine/Pulumi.compute.yaml")) {
            var url = stack.up().outputs().get("api_url");

            for (var compute : List.of("fargate, lambda", "lambda, fargate")) {
                var change = compute.split(", ");
                stack.replaceInStackFile("compute: " + change[0], "compute: " + change[1]);
                var moved = stack.up();

                assertThat(moved.outputs()).containsEntry("api_url", url);
                assertThat(moved.changes())
                        .filteredOn(each -> each.contains("apigatewayv2/route"))
                        .hasSize(2)
                        .allMatch(each -> each.matches("(?i)update .*"));
                assertThat(moved.changes()).noneMatch(each -> each.matches("(?i).*replace.*"));
                stack.previewExpectingNoChange();
                stack.refreshExpectingNoDrift();
            }
            stack.destroy();
        }
    }

    @Test
    void anUpFailsWithTheReasonWhenEcsRollsItsDeploymentBack() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, WORKER)) {
            stack.up();
            stack.replaceInStackFile("LOG_LEVEL: info", "SLIPWAY_EMULATE: rollback");

            assertThat(stack.upExpectingFailure())
                    .contains("ECS rolled the deployment of")
                    .contains("Essential container in task exited")
                    .contains("exited with 1")
                    .contains("it last logged to /slipway-worker/worker, ecs/worker/")
                    .contains("IllegalStateException: emulated failure at start");

            stack.replaceInStackFile("SLIPWAY_EMULATE: rollback", "LOG_LEVEL: debug");
            assertThat(stack.up().changes()).anyMatch(change -> change.contains("worker-service"));
            stack.previewExpectingNoChange();
        }
    }

    @Test
    void theLinesOfAFailedTaskAreReadWhereTheRouterWroteThem() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, OBSERVED)) {
            stack.up();
            stack.replaceInStackFile(
                    "ingress: none # orders", "environment: {SLIPWAY_EMULATE: rollback}\n      ingress: none");

            assertThat(stack.upExpectingFailure())
                    .contains("it last logged to /slipway-observed/orders, ecs/orders-firelens-")
                    .contains("IllegalStateException: emulated failure at start");
        }
    }

    @Test
    void aChangeMadeByHandIsDriftAndTheNextUpUndoesIt() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, WORKER)) {
            stack.up();
            var tasks = Map.of("Filter.1.Name", "tag:Name", "Filter.1.Value.1", "worker-tasks-sg");
            var group = EmulatedAws.element("groupId", aws.ec2(REGION, "DescribeSecurityGroups", tasks));
            aws.ec2(REGION, "CreateTags", Map.of("ResourceId.1", group, "Tag.1.Key", "Stack", "Tag.1.Value", "mine"));

            assertThat(stack.refresh().changes()).singleElement().asString().endsWith("::worker-tasks-sg");
            assertThat(stack.up().changes()).anyMatch(change -> change.contains("worker-tasks-sg"));
            stack.refreshExpectingNoDrift();
        }
    }

    @Test
    void aServiceIsUpdatedWhenItsMigrationHasSucceededAndNotBefore() {
        try (var aws = EmulatedAws.start();
                var stack = create(aws, MIGRATING)) {
            SECRETS.forEach((name, value) -> aws.json(
                    REGION,
                    "secretsmanager",
                    "secretsmanager.CreateSecret",
                    "{\"Name\": \"%s\", \"SecretString\": \"%s\"}".formatted(name, value)));

            var first = stack.up();
            assertThat(first.log()).contains("the migration of orders has succeeded");
            assertThat(migrations(aws)).isEqualTo(1);
            stack.previewExpectingNoChange();
            assertThat(stack.up().log()).doesNotContain("migration of");
            assertThat(migrations(aws)).isEqualTo(1);

            stack.replaceInStackFile("exit 0", "exit 3");
            stack.replaceInStackFile("LOG_LEVEL: info", "LOG_LEVEL: debug");
            assertThat(stack.preview().changes()).anyMatch(change -> change.endsWith("::orders-migration-done"));
            assertThat(migrations(aws)).as("migrations of previews").isEqualTo(1);
            var failure = stack.upExpectingFailure();
            assertThat(failure)
                    .contains(
                            "the migration of orders failed, so orders is not updated and its running revision is kept: "
                                    + "Essential container in task exited; container migrate exited with 3; "
                                    + "container secret-files exited with 0; it last logged to /slipway-migrating/orders, "
                                    + "ecs/migrate/")
                    .contains("the command exits with 3");
            assertThat(running(aws))
                    .isEqualTo(first.outputs().get("task_definition_arn").toString());

            assertThat(stack.upExpectingFailure()).contains("container migrate exited with 3");
            assertThat(migrations(aws)).as("a failed migration is due again").isEqualTo(3);

            stack.replaceInStackFile("exit 3", "exit 0 ");
            assertThat(stack.up().changes()).anyMatch(change -> change.endsWith("::orders-service"));
            stack.previewExpectingNoChange();
            stack.refreshExpectingNoDrift();
            assertThat(stack.state()).contains("orders/database").doesNotContain(SECRETS.values());
            stack.destroy();
        }
    }

    /** The number of tasks that have migrated. */
    private static int migrations(EmulatedAws aws) {
        return ecs(
                        aws,
                        "ListTasks",
                        ", \"family\": \"slipway-migrating-orders_migrate\", \"desiredStatus\": \"STOPPED\"")
                .getAsJsonArray("taskArns")
                .size();
    }

    /** The task definition of the running tasks, in the form of the outputs. */
    private static String running(EmulatedAws aws) {
        var tasks = ecs(aws, "ListTasks", ", \"family\": \"slipway-migrating-orders\"")
                .get("taskArns");
        var described = ecs(aws, "DescribeTasks", ", \"tasks\": " + tasks).getAsJsonArray("tasks");
        return "{orders=%s}"
                .formatted(described
                        .get(0)
                        .getAsJsonObject()
                        .get("taskDefinitionArn")
                        .getAsString());
    }

    private static JsonObject ecs(EmulatedAws aws, String action, String parameters) {
        return aws.json(
                REGION,
                "ecs",
                "AmazonEC2ContainerServiceV20141113." + action,
                "{\"cluster\": \"slipway-migrating-cluster\"%s}".formatted(parameters));
    }

    /** The stack of a stack file, with an existing network if the file names one. */
    static EngineStack create(EmulatedAws aws, String file) {
        return create(aws, file, text -> text, EngineStack::create);
    }

    /** The same with the compiled classes of this test as the program. */
    static EngineStack createOfClasses(EmulatedAws aws, String file) {
        return create(aws, file, text -> text, EngineStack::createOfClasses);
    }

    /** The same with roles for GitHub, if the file has none. */
    private static EngineStack createWithDelivery(EmulatedAws aws, String file) {
        return create(
                aws,
                file,
                text -> text.contains("slipway:delivery:") ? text : text.stripTrailing() + "\n" + DELIVERY,
                EngineStack::create);
    }

    private static EngineStack create(EmulatedAws aws, String file, UnaryOperator<String> change, StackMaker maker) {
        try {
            ExistingNames.createIn(aws, REGION);
            var path = Path.of(file);
            var name = path.getFileName().toString().replaceAll("^Pulumi\\.|\\.yaml$", "");
            var text = ExistingNetwork.createIn(aws, REGION).fillIn(Files.readString(path));
            return maker.create(aws, name, change.apply(text));
        } catch (IOException e) {
            throw new IllegalStateException("no stack file " + file, e);
        }
    }

    /** A way to create a stack of a name and the text of its stack file. */
    private interface StackMaker {
        EngineStack create(EmulatedAws aws, String name, String stackFile);
    }
}
