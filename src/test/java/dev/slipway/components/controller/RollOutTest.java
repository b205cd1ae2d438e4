package dev.slipway.components.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.image.RepositoryName;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.components.service.StackIngress;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RollOutTest {
    private static Plan plan(UnaryOperator<SharedResources> with) {
        return Programs.plan(context -> {
            var code = new ControllerJar(Path.of("")).archive();
            var image = image();
            new RollOut("orders-roll-out", service(image), image, code, with.apply(SharedResources.NONE));
        });
    }

    private static Plan plan() {
        return plan(UnaryOperator.identity());
    }

    private static PushedImage image() {
        return new PushedImage("orders-image", PushedImageArgs.of(new RepositoryName("shop/orders"), "live"));
    }

    private static ServiceArgs args(ContainerImage image) {
        var network = BaseComponents.network();
        var cluster = BaseComponents.cluster();
        var spec = ServiceSpec.of(ContainerSpec.listening(80));
        return ServiceArgs.of(cluster, network, image, spec, StackIngress.NONE)
                .withShared(SharedResources.NONE.withLogRetentionDays(7));
    }

    private static Service service(ContainerImage image) {
        return new Service("orders", args(image));
    }

    /** Removes the account, the region and the digits of physical names. */
    private static String readable(String text) {
        return text.replace("arn:aws:", "")
                .replace("eu-west-1:123456789012:", "")
                .replace("123456789012:", "")
                .replaceAll("-[0-9a-f]{7}\\b", "");
    }

    private static PlannedResource function(Plan plan) {
        return plan.named("orders-roll-out-controller-function");
    }

    @Test
    void theFunctionMayDoTheRowsOfItsContractAndNothingElse() {
        var lines = PolicyLines.of(plan(), "orders-roll-out-controller-policy").stream()
                .map(RollOutTest::readable);

        assertThat(lines)
                .containsExactly(
                        "[ecs:DescribeServices,ecs:UpdateService] on ecs:service/slipway-test-cluster/orders-service",
                        "ecs:DescribeTaskDefinition on *",
                        "ecs:RegisterTaskDefinition on ecs:task-definition/slipway-test-orders:*",
                        "ecs:TagResource on ecs:task-definition/slipway-test-orders:*"
                                + " when {StringEquals:{ecs:CreateAction:RegisterTaskDefinition}}",
                        "iam:PassRole on [iam::role/orders-task-execution-role,iam::role/orders-task-role]"
                                + " when {StringEquals:{iam:PassedToService:ecs-tasks.amazonaws.com}}",
                        "[logs:CreateLogStream,logs:PutLogEvents] on logs:log-group:/slipway-test/orders/rollOut:*");
    }

    @Test
    void theFunctionHasTheVariablesOfItsContract() {
        var function = function(plan());

        assertThat(function.text("handler")).isEqualTo("dev.slipway.controllers.RollOutHandler");
        assertThat(function.input("environment.variables").map(Object::toString).map(RollOutTest::readable))
                .contains("{CLUSTER=slipway-test-cluster, "
                        + "REPOSITORY_URL=123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders, "
                        + "SERVICE=orders-service, TAG=live}");
        assertThat(plan().named("orders-roll-out-controller-logs").input("retentionInDays"))
                .contains(7L);
        assertThat(Path.of("app/controllers/src/main/java/dev/slipway/controllers/RollOutHandler.java"))
                .exists();
    }

    @Test
    void theRuleMatchesOnlyPushesOfTheTag() {
        assertThat(plan().named("orders-roll-out-push-rule").text("eventPattern"))
                .isEqualTo("{\"source\":[\"aws.ecr\"],\"detail-type\":[\"ECR Image Action\"],"
                        + "\"detail\":{\"action-type\":[\"PUSH\"],\"result\":[\"SUCCESS\"],"
                        + "\"repository-name\":[\"shop/orders\"],\"image-tag\":[\"live\"]}}");
    }

    @Test
    void onlyThisRuleCallsTheFunctionAndItRetriesForAnHour() {
        var plan = plan();
        var rule = plan.named("orders-roll-out-push-rule");
        var target = plan.named("orders-roll-out-push-target");
        var permission = plan.named("orders-roll-out-push-permission");

        assertThat(readable(target.text("arn"))).isEqualTo("lambda:function:orders-roll-out-controller-function:live");
        assertThat(target.input("retryPolicy"))
                .contains(Map.of("maximumEventAgeInSeconds", 3600L, "maximumRetryAttempts", 24L));
        assertThat(target.dependencies()).contains(rule.urn(), permission.urn());
        assertThat(permission.text("principal")).isEqualTo("events.amazonaws.com");
        assertThat(permission.text("qualifier")).isEqualTo("live");
        assertThat(readable(permission.text("sourceArn"))).isEqualTo("events:rule/orders-roll-out-push-rule");
    }

    @Test
    void aDeployPassesOnlyItsTaskDefinitionAndNeedsNoSnapshot() {
        var invocation = plan().named("orders-roll-out-invocation");

        assertThat(readable(invocation.text("input")))
                .isEqualTo("{\"taskDefinition\":\"ecs:task-definition/slipway-test-orders:1\"}");
        assertThat(invocation.input("qualifier")).isEmpty();
        assertThat(invocation.input("triggers")).isEmpty();
        assertThat(invocation.dependencies())
                .contains(plan().named("orders-service").urn());
    }

    @Test
    void theRevisionThatRunsIsNotTheDeploys() {
        var service = plan().named("orders-service");

        assertThat(service.ignoreChanges()).containsExactly("taskDefinition");
        assertThat(service.input("waitForSteadyState")).contains(false);
        assertThat(plan().named("orders-task-definition").text("containerDefinitions"))
                .contains("\"image\":\"123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders:live\"");
    }

    @Test
    void theDeployWaitsForItsOwnImage() {
        var service = Programs.plan(context -> service(RegistryImage.of("nginx:1.29")))
                .named("orders-service");

        assertThat(service.ignoreChanges()).isEmpty();
        assertThat(service.input("waitForSteadyState")).contains(true);
    }

    @Test
    void alarmsWatchFailuresAndUndeliveredEvents() {
        var plan = plan(args -> args.withAlarmTopic(Optional.of(BaseComponents.alarmTopic())));
        var undelivered = plan.named("orders-roll-out-push-undelivered");

        assertThat(plan.ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "orders-roll-out-alarms-duration",
                        "orders-roll-out-alarms-errors",
                        "orders-roll-out-alarms-failures",
                        "orders-roll-out-alarms-throttles",
                        "orders-roll-out-push-undelivered");
        assertThat(plan.named("orders-roll-out-alarms-failures").text("dimensions.controller"))
                .isEqualTo("rollOut");
        assertThat(undelivered.text("namespace")).isEqualTo("AWS/Events");
        assertThat(undelivered.text("metricName")).isEqualTo("FailedInvocations");
        assertThat(readable(undelivered.text("dimensions.RuleName"))).isEqualTo("orders-roll-out-push-rule");
        assertThat(undelivered.list("alarmActions")).hasSize(1);
    }

    @Test
    void aProtectedRollOutCannotBeDeleted() {
        var types = List.of("aws:lambda/function:Function", "aws:iam/role:Role");

        assertThat(plan(args -> args.withProtectedFromDeletion(true)).resources())
                .filteredOn(each -> each.name().startsWith("orders-roll-out") && types.contains(each.type()))
                .hasSize(2)
                .allMatch(PlannedResource::protect);
    }
}
