package dev.slipway.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.BlueGreen;
import dev.slipway.balancer.LoadBalancer;
import dev.slipway.balancer.LoadBalancerArgs;
import dev.slipway.balancer.Routes;
import dev.slipway.balancer.Side;
import dev.slipway.balancer.TargetArgs;
import dev.slipway.balancer.TestListenerArgs;
import dev.slipway.cluster.Cluster;
import dev.slipway.cluster.ClusterSpec;
import dev.slipway.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.gateway.BackendArgs;
import dev.slipway.gateway.HttpApi;
import dev.slipway.gateway.HttpApiArgs;
import dev.slipway.image.RegistryImage;
import dev.slipway.network.Cidr;
import dev.slipway.network.NewVpc;
import dev.slipway.network.NewVpcArgs;
import dev.slipway.network.SubnetPlan;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import dev.slipway.plan.Programs;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where tasks run, and that a public address lets nobody in. */
class TaskNetworkTest {
    private static final ServiceSpec SPEC = ServiceSpec.of(Container.listening(80))
            .withCapacity(new Capacity(1, 1, 2, Capacity.Spot.NONE), Scaling.NONE);

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
        var balancer = new LoadBalancer("balancer", LoadBalancerArgs.of(network));
        return new Ingress.Balanced(
                balancer.target(service, TargetArgs.of(80, Routes.of("/*"))), Duration.ofSeconds(60));
    }

    private static Ingress blueGreen(NewVpc network, String service) {
        var balancer = new LoadBalancer("balancer", LoadBalancerArgs.of(network).withTests(TestListenerArgs.closed()));
        var target = TargetArgs.of(80, Routes.of("/*")).withBlueGreen(new BlueGreen(100, 0, Side.ALTERNATE));
        return new Ingress.Balanced(balancer.target(service, target), Duration.ofSeconds(60));
    }

    private static Ingress api(NewVpc network, String service) {
        return new Ingress.Api(new HttpApi("api", HttpApiArgs.of(network)).backend(service, BackendArgs.of(80, "/*")));
    }

    private static Ingress none(NewVpc network, String service) {
        return new Ingress.None();
    }

    private static List<Arguments> ways() {
        return List.of(
                Arguments.of((Way) TaskNetworkTest::balanced, List.of("web-tasks-from-balancer")),
                Arguments.of((Way) TaskNetworkTest::blueGreen, List.of("web-tasks-from-balancer")),
                Arguments.of((Way) TaskNetworkTest::api, List.of("web-tasks-from-api")),
                Arguments.of((Way) TaskNetworkTest::none, List.of()));
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
