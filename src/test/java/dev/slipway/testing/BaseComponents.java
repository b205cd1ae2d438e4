package dev.slipway.testing;

import dev.slipway.base.Cidr;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.alarm.AlarmTopicSpec;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.LoadBalancerSpec;
import dev.slipway.components.balancer.TestListenerSpec;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.cluster.ClusterSpec;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.domain.Domain;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.components.domain.HostNames;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.gateway.HttpApi;
import dev.slipway.components.gateway.HttpApiSpec;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.components.network.Network;
import dev.slipway.components.network.NewVpc;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.network.SubnetPlan;
import dev.slipway.components.storage.Stores;
import java.util.List;
import java.util.Optional;

/**
 * The components that other components are tested with, with default settings and fixed names. A test calls these
 * methods inside the program that {@link Programs} plans.
 */
public final class BaseComponents {
    /** A stack without tables, buckets and event buses. */
    public static final Stores NO_STORES = Stores.NONE;

    private BaseComponents() {}

    /** The VPC {@code network}: 10.0.0.0/16 in two zones. */
    public static NewVpc network() {
        return new NewVpc("network", NewVpcSpec.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2)));
    }

    /** The ECS cluster {@code cluster} with Container Insights. */
    public static Cluster cluster() {
        return new Cluster("cluster", new ClusterSpec(ContainerInsights.ENABLED));
    }

    /** The KMS key {@code encryption}. */
    public static Key key() {
        return new Key("encryption", KeyArgs.of());
    }

    /** The topic {@code alarms}, which sends alarms to ops@example.com. */
    public static AlarmTopic alarmTopic() {
        return new AlarmTopic("alarms", new AlarmTopicSpec("ops@example.com"), Optional.empty(), false);
    }

    /** A domain of example.com with certificates that the stack requests for these hosts. */
    public static Domain domain(String name, String... hosts) {
        return new Domain(
                name,
                DomainSpec.of("example.com", List.of(hosts)),
                new HostNames("example.com", List.of(hosts), false));
    }

    /** TLS for hosts of example.com, with a certificate for the domain of this name. */
    public static Tls tls(String name, String... hosts) {
        return domain(name, hosts).tls(List.of(hosts));
    }

    /** The load balancer {@code balancer} without TLS. */
    public static LoadBalancer balancer(Network network) {
        return balancer("balancer", LoadBalancerSpec.DEFAULT, network);
    }

    /** The same load balancer with a test listener that is open to nobody. */
    public static LoadBalancer balancerWithTestListener(Network network) {
        return balancer("balancer", LoadBalancerSpec.DEFAULT.withTestListener(TestListenerSpec.closed()), network);
    }

    /** A load balancer without TLS. */
    public static LoadBalancer balancer(String name, LoadBalancerSpec spec, Network network) {
        return new LoadBalancer(name, spec, network, Optional.empty(), SharedResources.NONE);
    }

    /** The HTTP API {@code api} without TLS and without an authorizer. */
    public static HttpApi api(Network network) {
        return new HttpApi(
                "api", HttpApiSpec.DEFAULT, network, Optional.empty(), Optional.empty(), SharedResources.NONE);
    }
}
