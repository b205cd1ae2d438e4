package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.HealthCheck;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.balancer.TargetSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a service's port, which must not interrupt its requests, even if ECS rolls the deployment back. */
class PortChangeTest {
    private static List<Arguments> ingresses() {
        return List.of(
                ingress(
                        port -> new BalancedIngress(
                                ServiceTargetSpec.of(port, RouteConditions.of("/*")), Duration.ofSeconds(60)),
                        "web-tasks-from-balancer",
                        "balancer-web-to-tasks"),
                ingress(
                        port -> new Ingress.Api(ServiceIntegrationSpec.of(port, "/*")),
                        "web-tasks-from-api",
                        "api-web-to-tasks"),
                ingress(
                        port -> Ingress.Public.to(port, AllowList.of("203.0.113.0/24")),
                        "web-tasks-from-203-0-113-0-24"));
    }

    private static Arguments ingress(IntFunction<Ingress> ofPort, String... rules) {
        return Arguments.of(ofPort, List.of(rules));
    }

    private static Plan plan(int port, IntFunction<Ingress> ingress) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var spec = ServiceSpec.of(ContainerSpec.listening(port))
                    .withAssignPublicIp(true)
                    .withIngress(ingress.apply(port));
            var stack = new StackIngress(
                    Map.of(StackBalancer.MAIN, BaseComponents.balancer(network)),
                    Optional.of(BaseComponents.api(network)),
                    Optional.empty());
            new Service(
                    "web", ServiceArgs.of(BaseComponents.cluster(), network, RegistryImage.of("nginx:1"), spec, stack));
        });
    }

    @ParameterizedTest
    @MethodSource("ingresses")
    void anotherPortHasOtherRulesThatExistBeforeTheServiceIsDeployed(IntFunction<Ingress> ingress, List<String> rules) {
        var former = plan(8080, ingress);
        var plan = plan(9090, ingress);

        for (var name : rules) {
            assertThat(former.resources()).noneMatch(resource -> resource.name().equals(name + "-9090"));
            var rule = plan.named(name + "-9090");
            assertThat(rule.input("fromPort")).contains(9090L);
            assertThat(rule.input("toPort")).contains(9090L);
            assertThat(plan.named("web-service").dependencies()).contains(rule.urn());
        }
    }

    @ParameterizedTest
    @MethodSource("ingresses")
    void aRuleWithoutThePortInItsNameIsTakenOver(IntFunction<Ingress> ingress, List<String> rules) {
        var plan = plan(8080, ingress);

        for (var name : rules) {
            var rule = plan.named(name + "-8080");
            assertThat(rule.options().aliases()).contains(rule.urn().replace(name + "-8080", name));
        }
    }

    @ParameterizedTest
    @MethodSource("ingresses")
    void onlyTheTaskTheServiceAndTheRulesChange(IntFunction<Ingress> ingress, List<String> rules) {
        var former = plan(8080, ingress);
        var plan = plan(9090, ingress);

        assertThat(plan.resources())
                .filteredOn(PlannedResource::custom)
                .filteredOn(resource -> former.resources().stream()
                        .noneMatch(other -> other.urn().equals(resource.urn())
                                && other.inputs().equals(resource.inputs())))
                .extracting(PlannedResource::name)
                .allMatch(name -> rules.stream().anyMatch(name::startsWith)
                        || List.of("web-task-definition", "web-service").contains(name));
    }

    private static Plan checkedOn(int port) {
        var target = ServiceTargetSpec.of(ServiceRoute.to(
                TargetSpec.of(8080).withHealth(HealthCheck.of("/").withPort(OptionalInt.of(port))),
                RouteConditions.of("/*")));
        return plan(8080, any -> new BalancedIngress(target, Duration.ofSeconds(60)));
    }

    @Test
    void anotherPortOfTheHealthCheckHasOtherRulesAndChangesTheTargetGroupInPlace() {
        var former = checkedOn(9600);
        var plan = checkedOn(9700);

        for (var name : List.of("web-tasks-from-balancer", "balancer-web-to-tasks")) {
            assertThat(former.resources()).noneMatch(resource -> resource.name().equals(name + "-9700"));
            assertThat(plan.named(name + "-9700").input("fromPort")).contains(9700L);
            assertThat(plan.named(name + "-8080").inputs())
                    .isEqualTo(former.named(name + "-8080").inputs());
            assertThat(plan.named("web-service").dependencies())
                    .contains(plan.named(name + "-9700").urn());
        }
        assertThat(plan.named("balancer-web-tg").urn())
                .isEqualTo(former.named("balancer-web-tg").urn());
        assertThat(plan.named("balancer-web-tg").text("healthCheck.port")).isEqualTo("9700");
    }
}
