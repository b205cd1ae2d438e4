package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.network.NewVpc;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The subnets and addresses of tasks: a public address admits no further caller. */
class TaskPlacementTest {
    private static final ServiceSpec SPEC =
            ServiceSpec.of(ContainerSpec.listening(80)).withCapacity(new Capacity(1, 1, 2, Capacity.Spot.NONE));

    /** An ingress, and the components of a network that it needs. */
    private record Way(Ingress ingress, Function<NewVpc, StackIngress> stack) {}

    private static Plan plan(Way way, boolean assignPublicIp) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var image = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
            var spec = SPEC.withAssignPublicIp(assignPublicIp).withIngress(way.ingress());
            new Service(
                    "web",
                    ServiceArgs.of(cluster, network, image, spec, way.stack().apply(network)));
        });
    }

    private static Ingress balanced(Optional<BlueGreen> weights) {
        var target = ServiceTargetSpec.of(80, RouteConditions.of("/*")).withBlueGreen(weights);
        return new BalancedIngress(target, Duration.ofSeconds(60));
    }

    private static StackIngress balancer(NewVpc network) {
        return StackIngress.of(BaseComponents.balancerWithTestListener(network));
    }

    private static StackIngress api(NewVpc network) {
        return StackIngress.of(BaseComponents.api(network));
    }

    private static List<Arguments> ways() {
        var weights = new BlueGreen(100, 0, DeploymentSlot.ALTERNATE);
        var integration = new Ingress.Api(ServiceIntegrationSpec.of(80, "/*"));
        return List.of(
                Arguments.of(
                        new Way(balanced(Optional.empty()), TaskPlacementTest::balancer),
                        List.of("web-tasks-from-balancer-80")),
                Arguments.of(
                        new Way(balanced(Optional.of(weights)), TaskPlacementTest::balancer),
                        List.of("web-tasks-from-balancer-all")),
                Arguments.of(new Way(integration, TaskPlacementTest::api), List.of("web-tasks-from-api-80")),
                Arguments.of(new Way(new Ingress.None(), network -> StackIngress.NONE), List.of()));
    }

    private static void assertRunsIn(Plan plan, String kind, boolean address) {
        assertThat(plan.ofType("aws:ecs/service:Service")).isNotEmpty().allSatisfy(service -> {
            assertThat(service.flag("networkConfiguration.assignPublicIp")).isEqualTo(address);
            assertThat(service.dependencies())
                    .contains(
                            plan.named("network-%s-a".formatted(kind)).urn(),
                            plan.named("network-%s-b".formatted(kind)).urn());
            assertThat(service.list("networkConfiguration.subnets")).hasSize(2);
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPublicAddressAdmitsNoFurtherCaller(Way way, List<String> rules) {
        var open = plan(way, true);
        var closed = plan(way, false);

        assertRunsIn(open, "public", true);
        assertRunsIn(closed, "private", false);
        for (var plan : List.of(open, closed)) {
            assertThat(plan.resources())
                    .filteredOn(each -> each.name().startsWith("web-tasks-from"))
                    .allMatch(rule -> rule.input("cidrIpv4").isEmpty())
                    .extracting(PlannedResource::name)
                    .isEqualTo(rules);
        }
    }

    @Test
    void tasksThatCallersReachDirectlyNeedAnAddress() {
        var open = Ingress.Public.to(80, AllowList.of("203.0.113.0/24"));

        assertRunsIn(plan(new Way(open, network -> StackIngress.NONE), true), "public", true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withIngress(open))
                .withMessage("assignPublicIp: ingress public needs tasks with public addresses;"
                        + " remove it, or set ingress to balancer, api or none");
    }
}
