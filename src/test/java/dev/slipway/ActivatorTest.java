package dev.slipway;

import static dev.slipway.testing.SleepingServicePlan.BALANCED;
import static dev.slipway.testing.SleepingServicePlan.BEHIND_API;
import static dev.slipway.testing.SleepingServicePlan.balanced;
import static dev.slipway.testing.SleepingServicePlan.behindApi;
import static dev.slipway.testing.SleepingServicePlan.environment;
import static dev.slipway.testing.SleepingServicePlan.plan;
import static dev.slipway.testing.SleepingServicePlan.shortened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that sleeps behind the balancer or the API: its activator, and the switch of its route. */
class ActivatorTest {
    private static final String OFF = "\"wakeOnRequest\":false";

    private static List<String> names(Plan plan) {
        return plan.resources().stream().map(PlannedResource::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "kill", "activator"})
    void controllersThatSwitchRulesHaveTheirArnsAsVariables(String controller) {
        assertThat(environment(balanced(), controller))
                .containsEntry("ROUTE", "balancer")
                .containsEntry(
                        "BALANCER_RULES",
                        "elasticloadbalancing:listener-rule/app/balancer-alb,"
                                + "elasticloadbalancing:listener-rule/app/balancer-alb")
                .containsEntry("SERVICE_TARGET_GROUP", "elasticloadbalancing:targetgroup/balancer-web-tg")
                .containsEntry("ACTIVATOR_TARGET_GROUP", "elasticloadbalancing:targetgroup/balancer-web-act-tg");
        assertThat(environment(balanced(), "wake")).containsOnlyKeys("CLUSTER", "SERVICE", "AWAKE_COUNT");
    }

    @Test
    void switchableRulesBelongToTheListenerThatServesTheRequests() {
        var domain = Map.of("slipway:domain", "{\"zone\":\"example.com\",\"host\":\"server\"}");
        var plan = plan(BALANCED.formatted(""), domain);
        var rules = environment(plan, "activator").get("BALANCER_RULES");

        assertThat(rules).isEqualTo(environment(balanced(), "activator").get("BALANCER_RULES"));
        for (var rule : List.of("balancer-web-rule-web", "balancer-web-rule-web-any")) {
            assertThat(plan.called(plan.named(rule).text("listenerArn")))
                    .extracting(PlannedResource::name)
                    .containsExactly("balancer-https-listener");
        }
    }

    @Test
    void behindADistributionSwitchableRulesStillRequireTheOriginSecret() {
        var plan = plan(BALANCED.formatted(""), Map.of("slipway:distribution", "{\"enabled\":true}"));

        for (var rule : List.of("balancer-web-verified-web", "balancer-web-verified-web-any")) {
            assertThat(plan.named(rule).list("conditions"))
                    .contains(Map.of("httpHeader", Map.of("httpHeaderName", "X-Slipway-Origin", "values", "[secret]")));
            assertThat(plan.named(rule).ignoreChanges()).containsExactly("actions");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "kill", "activator"})
    void controllersThatSwitchRoutesHaveTheirIdsAsVariables(String controller) {
        var plan = behindApi();

        assertThat(environment(plan, controller))
                .containsEntry("ROUTE", "api")
                .hasEntrySatisfying("API_ID", id -> assertThat(id).matches("[0-9a-f]{10}"))
                .hasEntrySatisfying("API_ROUTES", ids -> assertThat(ids).matches("[0-9a-f]{7},[0-9a-f]{7}"))
                .hasEntrySatisfying("SERVICE_INTEGRATION", id -> assertThat(
                                plan.named("api-web-route-web").text("target"))
                        .isEqualTo("integrations/" + id))
                .hasEntrySatisfying(
                        "ACTIVATOR_INTEGRATION", id -> assertThat(id).matches("[0-9a-f]{7}"));
    }

    @Test
    void anActivatorHasTheAwakeCountAndKnowsOfContainerHealthChecks() {
        var checked = "\"health\":{\"command\":[\"CMD\",\"true\"]},\"count\":{\"min\":2,\"desired\":2},";

        assertThat(environment(balanced(), "activator"))
                .containsEntry("AWAKE_COUNT", "1")
                .doesNotContainKey("CONTAINER_HEALTH");
        assertThat(environment(behindApi(), "activator")).doesNotContainKey("CONTAINER_HEALTH");
        assertThat(environment(plan(checked + BEHIND_API.formatted("")), "activator"))
                .containsEntry("AWAKE_COUNT", "2")
                .containsEntry("CONTAINER_HEALTH", "true");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "0, 0, 1"})
    void aRuleHasBothTargetGroupsAndInitiallyForwardsByTheDesiredCount(int desired, long service, long activator) {
        var plan = plan("\"count\":{\"desired\":%d},".formatted(desired) + BALANCED.formatted(""));

        for (var rule : List.of("balancer-web-rule-web", "balancer-web-rule-web-any")) {
            assertThat(shortened(plan.named(rule).list("actions").toString()))
                    .isEqualTo(
                            ("[{forward={targetGroups=[{arn=elasticloadbalancing:targetgroup/balancer-web-tg, weight=%d},"
                                            + " {arn=elasticloadbalancing:targetgroup/balancer-web-act-tg, weight=%d}]},"
                                            + " type=forward}]")
                                    .formatted(service, activator));
            assertThat(plan.named(rule).ignoreChanges()).containsExactly("actions");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, api-web-integration", "0, api-web-activator"})
    void aRouteInitiallyTargetsTheServiceOrItsActivatorByTheDesiredCount(int desired, String integration) {
        var plan = plan("\"count\":{\"desired\":%d},".formatted(desired) + BEHIND_API.formatted(""));

        for (var route : List.of("api-web-route-web", "api-web-route-web-any")) {
            assertThat(plan.named(route).dependencies())
                    .contains(plan.named(integration).urn());
            assertThat(plan.named(route).ignoreChanges()).containsExactly("target");
        }
    }

    @Test
    void onlyTheBalancerMayInvokeTheActivatorAndOnlyForItsTargetGroup() {
        var plan = balanced();
        var permission = plan.named("web-control-activator-permission");
        var attachment = plan.named("balancer-web-act-attachment");

        assertThat(permission.text("principal")).isEqualTo("elasticloadbalancing.amazonaws.com");
        assertThat(shortened(permission.text("sourceArn")))
                .isEqualTo("elasticloadbalancing:targetgroup/balancer-web-act-tg");
        assertThat(permission.text("qualifier")).isEqualTo("live");
        assertThat(attachment.text("targetId")).isEqualTo(arn(plan) + ":live");
        assertThat(attachment.dependencies()).contains(permission.urn());
    }

    private static String arn(Plan plan) {
        return "arn:aws:lambda:eu-west-1:123456789012:function:"
                + plan.named("web-control-activator-permission").text("function");
    }

    @Test
    void theTargetGroupOfAnActivatorHasNoHealthCheck() {
        var group = balanced().named("balancer-web-act-tg");

        assertThat(group.text("targetType")).isEqualTo("lambda");
        assertThat(group.inputs().keySet()).containsExactlyInAnyOrder("targetType", "tags");
    }

    @Test
    void onlyTheApiMayInvokeTheActivator() {
        var plan = behindApi();
        var permission = plan.named("web-control-activator-permission");
        var integration = plan.named("api-web-activator");

        assertThat(permission.text("principal")).isEqualTo("apigateway.amazonaws.com");
        assertThat(permission.text("sourceArn"))
                .matches("arn:aws:execute-api:eu-west-1:123456789012:[0-9a-f]{10}/\\*/\\*");
        assertThat(permission.text("qualifier")).isEqualTo("live");
        assertThat(plan.named("web-control-activator-function").text("name")).isEqualTo("shop-test-web-activator");
        assertThat(integration.text("integrationUri")).isEqualTo(arn(plan) + ":live");
        assertThat(integration.text("integrationType")).isEqualTo("AWS_PROXY");
        assertThat(integration.text("payloadFormatVersion")).isEqualTo("2.0");
    }

    @Test
    void anActivatorIsAControllerLikeTheOthers() {
        var function = balanced().named("web-control-activator-function");

        assertThat(function.text("handler")).isEqualTo("dev.slipway.controllers.ActivatorHandler");
        assertThat(function.input("snapStart")).contains(Map.of("applyOn", "PublishedVersions"));
        assertThat(balanced().named("web-control-activator-logs").text("name")).isEqualTo("/shop-test/web/activator");
        assertThat(balanced().outputs()).containsKey("activator_function_arn");
    }

    @Test
    void theReservedConcurrencyOfAnActivatorIsASetting() {
        assertThat(balanced().named("web-control-activator-function").input("reservedConcurrentExecutions"))
                .isEmpty();
        assertThat(plan(BALANCED.formatted("\"activatorConcurrency\":10"))
                        .named("web-control-activator-function")
                        .input("reservedConcurrentExecutions"))
                .contains(10L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balancer", "api"})
    void withoutAnActivatorTheRouteIsTheStacksOwn(String ingress) {
        var plan = ingress.equals("api") ? plan(BEHIND_API.formatted(OFF + ",")) : plan(BALANCED.formatted(OFF));
        var route = plan.named(ingress.equals("api") ? "api-web-route-web" : "balancer-web-rule-web");

        assertThat(names(plan))
                .noneMatch(name -> name.contains("-act-"))
                .contains("web-control-wake-function", "web-control-sleep-function");
        assertThat(route.ignoreChanges()).isEmpty();
        assertThat(environment(plan, "sleep")).doesNotContainKey("ROUTE");
    }

    @Test
    void aServiceThatNeverSleepsHasNoActivator() {
        assertThat(names(plan("\"cpu\":256"))).noneMatch(name -> name.contains("-act-"));
    }
}
