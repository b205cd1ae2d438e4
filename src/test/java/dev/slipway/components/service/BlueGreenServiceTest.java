package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.core.Output;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.StepScalingSpec.Evaluation;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with two revisions, and the alarms that roll deployments back. */
class BlueGreenServiceTest {
    private static final List<String> REVISION =
            List.of("containerDefinitions", "cpu", "ephemeralStorage", "memory", "runtimePlatform", "volumes");

    private static Plan plan(DeploymentSlot release, Duration grace) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var balancer = BaseComponents.balancerWithTestListener(network);
            var target = ServiceTargetSpec.of(80, RouteConditions.of("/*"))
                    .withBlueGreen(Optional.of(new BlueGreen(90, 10, release)));
            var steps = new StepScalingSpec(
                    ServiceMetric.RESPONSE_TIME_MILLIS,
                    List.of(new ScalingStep(new BigDecimal(800), 2)),
                    List.of(),
                    Evaluation.DEFAULT);
            var requests = ScalingSpec.NONE.withRequests(OptionalInt.of(1000)).withSteps(Optional.of(steps));
            var spec = ServiceSpec.of(ContainerSpec.listening(80))
                    .withCapacity(new Capacity(2, 2, 4, Capacity.Spot.NONE))
                    .withScaling(requests)
                    .withDeployTimeout(Duration.ofMinutes(7))
                    .withIngress(new BalancedIngress(target, grace, Optional.of(new DeploymentAlarmSpec(5))));
            var web = new Service(
                    "web",
                    ServiceArgs.of(cluster, network, RegistryImage.of("nginx:1"), spec, StackIngress.of(balancer)));
            context.export("name", web.alternate().orElseThrow().serviceName());
            context.export("definition", web.alternate().orElseThrow().taskDefinitionArn());
            context.export(
                    "alarms",
                    Output.all(
                            web.primary().deploymentAlarms().orElseThrow(),
                            web.alternate().orElseThrow().deploymentAlarms().orElseThrow()));
        });
    }

    private static Plan plan() {
        return plan(DeploymentSlot.ALTERNATE, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({
        "ALTERNATE, web-task-definition, web-alternate-definition",
        "PRIMARY, web-alternate-definition, web-task-definition"
    })
    void theSlotThatIsNotReleasedKeepsItsRevision(DeploymentSlot release, String kept, String released) {
        var plan = plan(release, Duration.ZERO);

        assertThat(plan.named(kept).ignoreChanges()).isEqualTo(REVISION);
        assertThat(plan.named(released).ignoreChanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ALTERNATE, web-service, web-alternate-service", "PRIMARY, web-alternate-service, web-service"})
    void theSlotThatIsNotReleasedKeepsThePortOfItsRevision(DeploymentSlot release, String kept, String released) {
        var plan = plan(release, Duration.ZERO);

        assertThat(plan.named(kept).ignoreChanges()).contains("loadBalancers");
        assertThat(plan.named(released).ignoreChanges()).doesNotContain("loadBalancers");
        for (var rule : List.of("web-tasks-from-balancer-all", "balancer-web-to-tasks-all")) {
            assertThat(plan.named(rule).input("fromPort")).contains(0L);
            assertThat(plan.named(rule).input("toPort")).contains(65_535L);
            assertThat(plan.named(kept).dependencies())
                    .contains(plan.named(rule).urn());
        }
    }

    @Test
    void bothRevisionsHaveTheSameRolesLogsAndSecurityGroup() {
        var plan = plan();
        var one = plan.named("web-task-definition");
        var other = plan.named("web-alternate-definition");

        for (var key : List.of("executionRoleArn", "taskRoleArn", "containerDefinitions", "cpu", "memory")) {
            assertThat(other.input(key)).isPresent().isEqualTo(one.input(key));
        }
        assertThat(other.text("family")).isEqualTo(one.text("family") + "_alternate");
        assertThat(plan.named("web-alternate-service").input("networkConfiguration"))
                .isPresent()
                .isEqualTo(plan.named("web-service").input("networkConfiguration"));
        assertThat(plan.ofType("aws:iam/role:Role").stream()
                        .filter(role -> role.name().startsWith("web-")))
                .hasSize(2);
    }

    @Test
    void eachRevisionIsDeployedIntoItsTargetGroupAndScaledByItsRequests() {
        var plan = plan();

        assertThat(plan.named("web-service").list("loadBalancers").toString()).contains("targetgroup/balancer-web-tg-");
        assertThat(plan.named("web-alternate-service").list("loadBalancers").toString())
                .contains("targetgroup/balancer-web-alt-tg-");
        assertThat(label(plan, "web-scaling-requests")).contains("targetgroup/balancer-web-tg-");
        assertThat(label(plan, "web-alternate-scaling-requests")).contains("targetgroup/balancer-web-alt-tg-");
    }

    @Test
    void eachRevisionIsScaledByTheResponseTimesOfItsTargetGroup() {
        var plan = plan();

        assertThat(plan.named("web-scaling-steps-out-alarm").text("dimensions.TargetGroup"))
                .contains("targetgroup/balancer-web-tg-");
        assertThat(plan.named("web-alternate-scaling-steps-out-alarm").text("dimensions.TargetGroup"))
                .contains("targetgroup/balancer-web-alt-tg-");
    }

    private static String label(Plan plan, String policy) {
        return plan.named(policy)
                .text("targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.resourceLabel");
    }

    /** Before there is a rule ECS refuses the groups; and shares follow when ECS has deployed. */
    @Test
    void ecsDeploysAfterTheTestRulesAndBeforeTheRulesOfCallers() {
        var plan = plan();
        var rule = plan.named("balancer-web-rule-any");
        var test = plan.named("balancer-web-alt-test-any");

        for (var service : List.of("web-service", "web-alternate-service")) {
            assertThat(plan.named(service).dependencies()).contains(test.urn()).doesNotContain(rule.urn());
            assertThat(rule.dependencies()).contains(plan.named(service).urn());
        }
    }

    @Test
    void alarmsOnErrorsAndUnhealthyTasksRollADeploymentBack() {
        var plan = plan();

        for (var side : List.of("web-", "web-alternate-")) {
            var alarms =
                    plan.named(side + "service").input("alarms").orElseThrow().toString();
            assertThat(alarms)
                    .contains(
                            side + "deployment-errors-",
                            side + "deployment-unhealthy-",
                            "enable=true",
                            "rollback=true");
            var errors = plan.named(side + "deployment-errors");
            assertThat(errors.input("threshold")).hasToString("Optional[5]");
            assertThat(errors.list("metricQueries").toString())
                    .contains("HTTPCode_Target_5XX_Count", "RequestCount")
                    .contains("IF(FILL(errors, 0) >= 5, 100 * FILL(errors, 0) / requests, 0)");
        }
        assertThat(plan.outputs().get("alarms").toString().split("-deployment-"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "60, 3", "61, 4", "300, 7", "2147483647, 1440"})
    void theAlarmOnUnhealthyTasksWaitsForTheGracePeriodAndTwoMinutesAndOneDayAtMost(int grace, long minutes) {
        var alarm = plan(DeploymentSlot.ALTERNATE, Duration.ofSeconds(grace)).named("web-deployment-unhealthy");

        assertThat(alarm.input("evaluationPeriods")).hasToString("Optional[%d]".formatted(minutes));
        assertThat(alarm.text("statistic")).isEqualTo("Minimum");
        assertThat(alarm.input("dimensions").orElseThrow().toString()).contains("targetgroup/balancer-web-tg-");
    }

    @Test
    void theSecondRevisionHasANameAndATaskDefinition() {
        var plan = plan();

        assertThat(plan.outputs().get("name").toString()).startsWith("web-alternate-service-");
        assertThat(plan.outputs().get("definition").toString()).endsWith("web_alternate:1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void anInvalidShareOfErrorsIsRefused(int percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeploymentAlarmSpec(percent))
                .withMessage("errorPercent: 1 to 100 is allowed; set it to 10");
    }

    @Test
    void aDeployTimeoutOutOfRangeIsRefused() {
        var spec = ServiceSpec.of(ContainerSpec.listening(80));
        for (var time : List.of(Duration.ofSeconds(59), Duration.ofMinutes(361))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> spec.withDeployTimeout(time))
                    .withMessage("deploy.timeoutMinutes: 1 to 360 is allowed; set it to 20");
        }
    }
}
