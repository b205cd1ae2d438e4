package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.balancer.ServiceRoutes;
import dev.slipway.components.balancer.ServiceTargetArgs;
import dev.slipway.components.balancer.TestListenerSpec;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.gateway.ServiceIntegrationArgs;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.network.Cidr;
import dev.slipway.components.network.NewVpc;
import dev.slipway.components.network.NewVpcArgs;
import dev.slipway.components.network.SubnetPlan;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where tasks run, and that a public address lets nobody in. */
class TaskPlacementTest {
    private static final ServiceSpec SPEC = ServiceSpec.of(ContainerSpec.listening(80))
            .withCapacity(new Capacity(1, 1, 2, Capacity.Spot.NONE), ScalingSpec.NONE);

    /** Makes an ingress in a network. */
    private interface Way extends BiFunction<NewVpc, String, Ingress> {}

    private static Plan plan(Way way, boolean assignPublicIp) {
        return Programs.plan(context -> {
            var network = new NewVpc("network", NewVpcArgs.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2)));
            var cluster = new Cluster("cluster", new ClusterSpec(ContainerInsights.ENABLED));
            var image = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
            var args = ServiceArgs.of(cluster, network, image, SPEC, way.apply(network, "web"));
            new Service("web", args.withAssignPublicIp(assignPublicIp));
        });
    }

    private static Ingress balanced(NewVpc network, String service) {
        var balancer =
                new LoadBalancer("balancer", LoadBalancerSpec.DEFAULT, network, Optional.empty(), SharedResources.NONE);
        return new Ingress.Balanced(
                balancer.target(service, ServiceTargetArgs.of(80, ServiceRoutes.of("/*"))), Duration.ofSeconds(60));
    }

    private static Ingress blueGreen(NewVpc network, String service) {
        var balancer = new LoadBalancer(
                "balancer",
                LoadBalancerSpec.DEFAULT.withTestListener(Optional.of(TestListenerSpec.closed())),
                network,
                Optional.empty(),
                SharedResources.NONE);
        var target = ServiceTargetArgs.of(80, ServiceRoutes.of("/*"))
                .withBlueGreen(new BlueGreen(100, 0, DeploymentSlot.ALTERNATE));
        return new Ingress.Balanced(balancer.target(service, target), Duration.ofSeconds(60));
    }

    private static Ingress api(NewVpc network, String service) {
        return new Ingress.Api(new HttpApi(
                        "api",
                        HttpApiSpec.DEFAULT,
                        Optional.of(network),
                        Optional.empty(),
                        Optional.empty(),
                        SharedResources.NONE)
                .backend(service, ServiceIntegrationArgs.of(80, "/*")));
    }

    private static Ingress none(NewVpc network, String service) {
        return new Ingress.None();
    }

    private static List<Arguments> ways() {
        return List.of(
                Arguments.of((Way) TaskPlacementTest::balanced, List.of("web-tasks-from-balancer")),
                Arguments.of((Way) TaskPlacementTest::blueGreen, List.of("web-tasks-from-balancer")),
                Arguments.of((Way) TaskPlacementTest::api, List.of("web-tasks-from-api")),
                Arguments.of((Way) TaskPlacementTest::none, List.of()));
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
    void aPublicAddressLetsNobodyInWhoIsNotLetInWithoutIt(Way way, List<String> rules) {
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
    void tasksThatCallersReachDirectlyHaveAnAddressInAnyCase() {
        var plan = plan((network, service) -> new Ingress.Public(AllowList.of("203.0.113.0/24")), false);

        assertRunsIn(plan, "public", true);
    }
}
