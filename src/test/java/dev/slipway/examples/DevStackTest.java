package dev.slipway.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.Preflight;
import dev.slipway.testing.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The promises of {@code examples/dev.yaml}: almost no cost while it is unused, and no ingress through public addresses. */
class DevStackTest {
    private static final Preflight DEV = App.preflight(TestProject.read("dev", Path.of("examples", "dev.yaml")));
    private static final Plan PLAN = DEV.plan();

    @Test
    void theGuardRailsFindNothing() {
        assertThat(DEV.findings()).isEmpty();
    }

    @Test
    void asleepTheStackCostsLessThanThreeDollarsAMonthWithItsDatabase() {
        var estimate = DEV.estimate().orElseThrow();

        assertThat(estimate.assumptions().discounts().freeTier()).isFalse();
        assertThat(estimate.notEstimated()).isEmpty();
        assertThat(estimate.byService(0)).containsKeys("Aurora", "KMS", "Secrets Manager", "Route 53");
        assertThat(estimate.total(Scenario.IDLE)).isLessThan(3);
    }

    @Test
    void asleepNothingHasAnHourlyCost() {
        assertThat(DEV.estimate().orElseThrow().sleeping()).containsExactly("orders-service");
        assertThat(PLAN.resources())
                .extracting(PlannedResource::type)
                .doesNotContain(
                        "aws:ec2/natGateway:NatGateway",
                        "aws:ec2/eip:Eip",
                        "aws:lb/loadBalancer:LoadBalancer",
                        "aws:cloudwatch/metricAlarm:MetricAlarm",
                        "aws:cloudwatch/dashboard:Dashboard");
        assertThat(PLAN.ofType("aws:ec2/vpcEndpoint:VpcEndpoint"))
                .extracting(endpoint -> endpoint.text("vpcEndpointType"))
                .containsExactly("Gateway");
        assertThat(PLAN.named("database-cluster").text("serverlessv2ScalingConfiguration.minCapacity"))
                .isEqualTo("0");
    }

    @Test
    void tasksReachTheInternetAndOnlyTheApiReachesThem() {
        assertThat(PLAN.named("orders-service").flag("networkConfiguration.assignPublicIp"))
                .isTrue();
        assertThat(PLAN.named("orders-service").dependencies())
                .contains(
                        PLAN.named("network-public-a").urn(),
                        PLAN.named("network-public-b").urn());
        assertThat(PLAN.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder("orders-tasks-from-api-8080", "database-from-orders");
        assertThat(PLAN.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .allMatch(rule -> rule.input("cidrIpv4").isEmpty());
        assertThat(PLAN.named("orders-tasks-from-api-8080").dependencies())
                .contains(PLAN.named("api-link-sg").urn());
    }

    @Test
    void theDatabaseStaysInPrivateSubnets() {
        assertThat(PLAN.named("database-subnets").dependencies())
                .contains(
                        PLAN.named("network-private-a").urn(),
                        PLAN.named("network-private-b").urn());
        assertThat(PLAN.named("database-subnets").list("subnetIds")).hasSize(2);
    }

    @Test
    void theFirstRequestWakesIt() {
        assertThat(PLAN.resources())
                .extracting(PlannedResource::name)
                .contains("orders-control-activator-function", "api-orders-activator");
    }
}
