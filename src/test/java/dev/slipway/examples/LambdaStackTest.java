package dev.slipway.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.TestProject;
import dev.slipway.testkit.StackPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The promises of {@code examples/lambda.yaml}: the orders service as a function, and no hourly cost. */
class LambdaStackTest {
    private static final StackPlan PLAN = StackPlan.of(TestProject.read("lambda", Path.of("examples", "lambda.yaml")));

    @Test
    void theGuardRailsFindNothing() {
        PLAN.assertNoFindings();
    }

    @Test
    void nothingRunsWithoutRequests() {
        assertThat(PLAN.resources())
                .noneMatch(each -> each.type().startsWith("aws:ecs/service")
                        || each.type().startsWith("aws:lb/")
                        || each.type().contains("natGateway")
                        || each.type().contains("vpcLink"))
                .noneMatch(each -> each.text("vpcEndpointType").equals("Interface"));
    }

    @Test
    void theFunctionRunsTheImageThatTheDeployBuilds() {
        assertThat(PLAN.resource("orders-function").text("imageUri"))
                .startsWith("123456789012.dkr.ecr.eu-west-1.amazonaws.com/slipway-lambda/orders@sha256:");
    }

    @Test
    void theApiGivesUpASecondBeforeTheFunction() {
        assertThat(PLAN.resource("api-orders-integration").input("timeoutMilliseconds"))
                .contains(15_000L);
        assertThat(PLAN.resource("orders-function").input("timeout")).contains(16L);
    }
}
