package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.engine.Plan;
import dev.slipway.testing.FixedNetwork;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkBalancerTest {
    private static Plan plan(NetworkBalancerSpec spec) {
        var listener = new NetworkListenerSpec(
                1935,
                NetworkProtocol.TCP,
                new NetworkTargetSpec(TargetPort.of(1935), NetworkProtocol.TCP, HealthCheck.of("/"), false),
                AllowList.of("203.0.113.0/24"));
        return Programs.plan(context -> new NetworkBalancer(
                        "nlb", spec, new FixedNetwork(), List.of("a", "b"), Optional.empty(), SharedResources.NONE)
                .target("stream", new ServiceNetworkSpec(List.of(listener), Duration.ofSeconds(30))));
    }

    @Test
    void aListenerForwardsToTheTasksWithTheAddressesOfClients() {
        var plan = plan(NetworkBalancerSpec.DEFAULT);

        assertThat(plan.named("nlb-nlb").text("loadBalancerType")).isEqualTo("network");
        assertThat(plan.named("nlb-nlb").list("subnets")).containsExactly("subnet-public-a", "subnet-public-b");
        assertThat(plan.named("nlb-nlb").list("securityGroups")).hasSize(1);
        assertThat(plan.named("nlb-stream-tg").text("preserveClientIp")).isEqualTo("true");
        assertThat(plan.named("nlb-stream-tg").text("healthCheck.protocol")).isEqualTo("TCP");
        assertThat(plan.named("nlb-stream-listener-1935").text("protocol")).isEqualTo("TCP");
        assertThat(plan.named("nlb-stream-from-203-0-113-0-24-1935").text("cidrIpv4"))
                .isEqualTo("203.0.113.0/24");
    }

    @Test
    void staticAddressesAreOneInEachPublicSubnet() {
        var plan = plan(NetworkBalancerSpec.DEFAULT.withStaticAddresses(true));

        assertThat(plan.named("nlb-address-a").text("domain")).isEqualTo("vpc");
        assertThat(plan.named("nlb-address-b").text("domain")).isEqualTo("vpc");
        assertThat(plan.named("nlb-nlb").list("subnetMappings")).hasSize(2);
        assertThat(plan.named("nlb-nlb").list("subnets")).isEmpty();
        assertThat(plan.named("nlb-nlb").options().replaceOnChanges()).contains("subnetMappings");
    }

    @Test
    void anInternalBalancerIsInPrivateSubnets() {
        assertThat(plan(NetworkBalancerSpec.DEFAULT.withInternal(true))
                        .named("nlb-nlb")
                        .list("subnets"))
                .containsExactly("subnet-private-a", "subnet-private-b");
    }
}
