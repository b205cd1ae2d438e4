package dev.slipway;

import static dev.slipway.testing.SleepingServicePlan.balanced;
import static dev.slipway.testing.SleepingServicePlan.behindApi;
import static dev.slipway.testing.SleepingServicePlan.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.SleepingServicePlan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The permissions of the controllers of a service with an activator: exactly the table of {@code app/controllers/README.md}. */
class ActivatorGrantsTest {
    /** Each statement of a controller's policy as a line: actions, resources, conditions; but for its log. */
    private static List<String> allowed(Plan plan, String controller) {
        return PolicyLines.of(plan, "web-control-%s-policy".formatted(controller)).stream()
                .filter(line -> !line.contains("logs:PutLogEvents"))
                .map(SleepingServicePlan::shortened)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wake    | [ecs:DescribeServices,ecs:UpdateService] on ecs:service/shop-test-cluster/web-service",
                """
                sleep   | ~[ecs:DescribeServices,ecs:UpdateService] on ecs:service/shop-test-cluster/web-service
                ecs:ListTasks on * when {ArnEquals:{ecs:cluster:ecs:cluster/shop-test-cluster}}
                ecs:DescribeTasks on ecs:task/shop-test-cluster/*
                cloudwatch:GetMetricData on *
                elasticloadbalancing:DescribeRules on *
                elasticloadbalancing:ModifyRule on [RULES]~""",
                """
                kill    | ~ecs:UpdateService on ecs:service/shop-test-cluster/web-service
                elasticloadbalancing:DescribeRules on *
                elasticloadbalancing:ModifyRule on [RULES]~""",
                """
                activator | ~[ecs:DescribeServices,ecs:UpdateService] on ecs:service/shop-test-cluster/web-service
                elasticloadbalancing:DescribeRules on *
                elasticloadbalancing:ModifyRule on [RULES]
                elasticloadbalancing:DescribeTargetHealth on *~"""
            })
    void controllersBehindTheBalancerHaveThesePermissions(String controller, String lines) {
        var rules = "elasticloadbalancing:listener-rule/app/balancer-alb,"
                + "elasticloadbalancing:listener-rule/app/balancer-alb";

        assertThat(allowed(balanced(), controller))
                .isEqualTo(Arrays.asList(lines.replace("RULES", rules).split("\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wake    | [ecs:DescribeServices,ecs:UpdateService] on ecs:service/shop-test-cluster/web-service",
                """
                sleep   | ~[ecs:DescribeServices,ecs:UpdateService] on ecs:service/shop-test-cluster/web-service
                ecs:ListTasks on * when {ArnEquals:{ecs:cluster:ecs:cluster/shop-test-cluster}}
                ecs:DescribeTasks on ecs:task/shop-test-cluster/*
                cloudwatch:GetMetricData on *
                [apigateway:GET,apigateway:PATCH] on [ROUTES]~""",
                """
                kill    | ~ecs:UpdateService on ecs:service/shop-test-cluster/web-service
                [apigateway:GET,apigateway:PATCH] on [ROUTES]~""",
                """
                activator | ~[ecs:DescribeServices,ecs:UpdateService] on ecs:service/shop-test-cluster/web-service
                [apigateway:GET,apigateway:PATCH] on [ROUTES]
                ecs:ListTasks on * when {ArnEquals:{ecs:cluster:ecs:cluster/shop-test-cluster}}
                ecs:DescribeTasks on ecs:task/shop-test-cluster/*~"""
            })
    void controllersBehindTheApiHaveThesePermissions(String controller, String lines) {
        var ids = environment(behindApi(), "activator");
        var routes = Arrays.stream(ids.get("API_ROUTES").split(","))
                .map(id -> "apigateway:eu-west-1::/apis/%s/routes/%s".formatted(ids.get("API_ID"), id))
                .toList();

        assertThat(allowed(behindApi(), controller))
                .isEqualTo(Arrays.asList(
                        lines.replace("ROUTES", String.join(",", routes)).split("\n")));
    }
}
