package dev.slipway.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.TestProject;
import dev.slipway.testkit.StackPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Facts about a production stack, as an example to copy; {@code docs/operations/deploy.md#checks-of-the-project} says how. The whole
 * stack is planned once, in seconds, by the program that {@code pulumi up} runs; no cloud account, no Pulumi CLI. Each test
 * states one fact about the plan.
 *
 * <p>Find resources by their logical name with {@link StackPlan#resource}, or by type with {@link StackPlan#resources}, both as {@code
 * ./slipway preview prod --show-inputs} prints them; read inputs by their path.
 */
class ProdStackTest {
    private static final StackPlan PLAN = StackPlan.of(TestProject.read("prod", Path.of("examples", "prod.yaml")));

    @Test
    void theGuardRailsLetItPass() {
        PLAN.assertDeployable();
    }

    @Test
    void ordersRunsInTwoZonesAndComesBackByItself() {
        var orders = PLAN.resource("orders-service");

        assertThat(orders.list("networkConfiguration.subnets")).hasSize(2);
        assertThat(orders.flag("networkConfiguration.assignPublicIp")).isFalse();
        assertThat(orders.flag("deploymentCircuitBreaker.rollback")).isTrue();
    }

    @Test
    void theOrdersServiceHasTheBudgetedSizeAndMaximum() {
        var task = PLAN.resource("orders-task-definition");

        assertThat(List.of(task.text("cpu"), task.text("memory"))).containsExactly("512", "1024");
        assertThat(PLAN.resources("aws:appautoscaling/target:Target"))
                .extracting(target -> target.text("maxCapacity"))
                .containsExactly("20");
    }

    @Test
    void ordersLogsAtInfo() {
        var containers =
                JsonParser.parseString(PLAN.resource("orders-task-definition").text("containerDefinitions"));

        assertThat(containers.toString()).contains("{\"name\":\"LOG_LEVEL\",\"value\":\"info\"}");
    }

    @Test
    void onlyTheBalancerIsOpenToTheInternet() {
        assertThat(PLAN.resources("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .filteredOn(rule -> rule.text("cidrIpv4").equals("0.0.0.0/0"))
                .extracting(PlannedResource::name)
                .allMatch(name -> name.startsWith("balancer-"));
    }

    @Test
    void deletionIsRefusedWhereDataOrTrafficIsAtStake() {
        assertThat(PLAN.resource("balancer-alb").flag("enableDeletionProtection"))
                .isTrue();
        assertThat(PLAN.resource("orders-image-repository").protect()).isTrue();
    }
}
