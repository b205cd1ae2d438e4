package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.TargetPort;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service whose routes lead to its main port, to a named port and to a sidecar. */
class ServiceInputsTest {
    private static final ContainerSpec CONTAINER = ContainerSpec.listening(80).withPorts(Map.of("admin", 9600));

    private static Plan plan(Optional<BlueGreen> weights) {
        var admin = TargetSpec.of(80).withPort(new TargetPort(Optional.empty(), Optional.of("admin"), 9600));
        var nginx = TargetSpec.of(80).withPort(new TargetPort(Optional.of("nginx"), Optional.empty(), 443));
        var target = ServiceTargetSpec.of(
                        ServiceRoute.to(TargetSpec.of(80), RouteConditions.of("/*")),
                        ServiceRoute.to(admin, RouteConditions.of("/admin/*")),
                        ServiceRoute.to(nginx, RouteConditions.of("/static/*")))
                .withBlueGreen(weights);
        var sidecar = new Sidecar("nginx", RegistryImage.of("nginx:1"), ContainerSpec.listening(443), true);
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var spec = ServiceSpec.of(CONTAINER, sidecar)
                    .withIngress(new BalancedIngress(
                            target, Duration.ofSeconds(60), Optional.of(new DeploymentAlarmSpec(5))));
            new Service(
                    "web",
                    ServiceArgs.of(
                            BaseComponents.cluster(),
                            network,
                            RegistryImage.of("app:1"),
                            spec,
                            StackIngress.of(BaseComponents.balancerWithTestListener(network))));
        });
    }

    @Test
    void tasksRegisterEachPortWithItsTargetGroup() {
        assertThat(plan(Optional.empty()).named("web-service").list("loadBalancers"))
                .map(Map.class::cast)
                .extracting(
                        balancer -> balancer.get("containerName"),
                        balancer -> balancer.get("containerPort"),
                        balancer ->
                                balancer.get("targetGroupArn").toString().replaceAll(".*targetgroup/(.*-tg).*", "$1"))
                .containsExactly(
                        tuple("web", 80L, "balancer-web-tg"),
                        tuple("web", 9600L, "balancer-web-admin-tg"),
                        tuple("nginx", 443L, "balancer-web-nginx-tg"));
    }

    @Test
    void theBalancerReachesEveryPort() {
        var plan = plan(Optional.empty());

        for (var port : List.of("80", "9600", "443")) {
            assertThat(plan.named("web-tasks-from-balancer-" + port).text("toPort"))
                    .isEqualTo(port);
            assertThat(plan.named("balancer-web-to-tasks-" + port).text("toPort"))
                    .isEqualTo(port);
        }
    }

    @Test
    void everyTargetGroupHasDeploymentAlarms() {
        var alarms = plan(Optional.empty()).ofType("aws:cloudwatch/metricAlarm:MetricAlarm");

        assertThat(alarms)
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "web-deployment-errors",
                        "web-deployment-unhealthy",
                        "web-deployment-errors-admin",
                        "web-deployment-unhealthy-admin",
                        "web-deployment-errors-nginx",
                        "web-deployment-unhealthy-nginx");
        assertThat(plan(Optional.empty())
                        .named("web-deployment-unhealthy-nginx")
                        .text("alarmDescription"))
                .isEqualTo(
                        "The service web has a task that stays unhealthy on port nginx 443; ECS rolls back a running deployment");
    }

    @Test
    void theSlotThatKeepsItsRevisionKeepsAllItsPorts() {
        var plan = plan(Optional.of(new BlueGreen(90, 10, DeploymentSlot.ALTERNATE)));

        assertThat(plan.named("web-service").ignoreChanges()).contains("loadBalancers");
        assertThat(plan.named("web-alternate-service").list("loadBalancers")).hasSize(3);
    }

    @Test
    void theContainerHasAMappingForEachPort() {
        assertThat(plan(Optional.empty()).named("web-task-definition").text("containerDefinitions"))
                .contains(
                        "\"portMappings\":[{\"containerPort\":80,\"protocol\":\"tcp\"},{\"containerPort\":9600,\"protocol\":\"tcp\"}]");
    }
}
