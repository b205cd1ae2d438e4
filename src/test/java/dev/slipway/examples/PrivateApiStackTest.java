package dev.slipway.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.TestProject;
import dev.slipway.testkit.StackPlan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@code examples/private-api.yaml}: private services behind an HTTP API, and no load balancer. */
class PrivateApiStackTest {
    private static final StackPlan PLAN =
            StackPlan.of(TestProject.read("private-api", Path.of("examples", "private-api.yaml")));

    @Test
    void theGuardRailsFindNothing() {
        PLAN.assertNoFindings();
    }

    @Test
    void thereIsNoLoadBalancerAndNoIngressFromTheInternet() {
        assertThat(PLAN.resources()).noneMatch(each -> each.type().startsWith("aws:lb/"));
        assertThat(PLAN.resources("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .isNotEmpty()
                .noneMatch(rule -> rule.text("cidrIpv4").endsWith("/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "shop"})
    void tasksArePrivateAndOnlyTheVpcLinkReachesThem(String service) {
        assertThat(PLAN.resource(service + "-service").flag("networkConfiguration.assignPublicIp"))
                .isFalse();
        assertThat(PLAN.children(PLAN.resource(service + "-tasks")))
                .filteredOn(each -> each.type().contains("IngressRule"))
                .singleElement()
                .extracting(PlannedResource::dependencies)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(PLAN.resource("api-link-sg").urn());
    }

    @Test
    void everySubnetHasARouteTableOfItsOwnChoice() {
        var associations = PLAN.resources("aws:ec2/routeTableAssociation:RouteTableAssociation");

        assertThat(PLAN.resources("aws:ec2/subnet:Subnet")).hasSize(4).allSatisfy(subnet -> assertThat(associations)
                .anyMatch(association -> association.dependencies().contains(subnet.urn())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "shop"})
    void unhealthyTasksGetNoRequestsAndFailedDeploymentsGoBack(String service) {
        var containers = JsonParser.parseString(
                        PLAN.resource(service + "-task-definition").text("containerDefinitions"))
                .getAsJsonArray();

        assertThat(containers.get(0).getAsJsonObject().has("healthCheck")).isTrue();
        assertThat(PLAN.resource(service + "-service").input("deploymentCircuitBreaker"))
                .contains(Map.of("enable", true, "rollback", true));
    }

    @Test
    void ordersIsThrottledMoreTightlyThanTheRest() {
        var stage = PLAN.resource("api-stage-default");

        assertThat(stage.text("defaultRouteSettings.throttlingRateLimit")).isEqualTo("100");
        assertThat(stage.list("routeSettings")).hasSize(2).allSatisfy(settings -> assertThat(
                        ((Map<?, ?>) settings).get("throttlingRateLimit"))
                .isEqualTo(20L));
    }
}
