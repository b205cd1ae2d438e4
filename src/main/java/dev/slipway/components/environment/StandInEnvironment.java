package dev.slipway.components.environment;

import dev.slipway.base.StackName;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An environment whose outputs are not known: two zones, all load balancers, and alarms. */
public final class StandInEnvironment {
    private static final String VPC_ID = "vpc-0e5f0000000000000";

    private StandInEnvironment() {}

    /** The values of the output {@link UsedEnvironment#OUTPUT}, in the account of AWS's documentation. */
    public static Map<String, Object> values(StackName stack, String region) {
        var name = stack.stack();
        var listeners = Stream.of(StackBalancer.values())
                .collect(Collectors.toMap(
                        StackBalancer::ingress,
                        balancer -> arn(
                                "elasticloadbalancing",
                                region,
                                "listener/app/shared-%s/0e5f000000000000/0e5f000000000001"
                                        .formatted(balancer.ingress()))));
        return Map.ofEntries(
                Map.entry(UsedEnvironment.VPC, VPC_ID),
                Map.entry(
                        UsedEnvironment.PUBLIC_SUBNETS,
                        List.of("subnet-0e5f000000000000a", "subnet-0e5f000000000000b")),
                Map.entry(
                        UsedEnvironment.PRIVATE_SUBNETS,
                        List.of("subnet-0e5f000000000001a", "subnet-0e5f000000000001b")),
                Map.entry(UsedEnvironment.CLUSTER, arn("ecs", region, "cluster/%s-cluster".formatted(name))),
                Map.entry(UsedEnvironment.INSIGHTS, ContainerInsights.ENABLED.written()),
                Map.entry(UsedEnvironment.NAMESPACE, arn("servicediscovery", region, "namespace/ns-0e5f000000000000")),
                Map.entry(UsedEnvironment.KEY, arn("kms", region, "key/0e5f0000-0000-0000-0000-000000000000")),
                Map.entry(UsedEnvironment.ALARM_TOPIC, arn("sns", region, "%s-alarms".formatted(name))),
                Map.entry(UsedEnvironment.EXPORT, name + "-environment"),
                Map.entry(UsedEnvironment.LISTENERS, listeners));
    }

    private static String arn(String service, String region, String resource) {
        return "arn:aws:%s:%s:123456789012:%s".formatted(service, region, resource);
    }
}
