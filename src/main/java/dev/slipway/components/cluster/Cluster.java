package dev.slipway.components.cluster;

import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.ClusterCapacityProviders;
import com.pulumi.aws.ecs.ClusterCapacityProvidersArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import java.util.List;
import java.util.Map;

/**
 * The ECS cluster of a stack, with the capacity providers {@code FARGATE} and {@code FARGATE_SPOT}.
 *
 * <p>Children: {@code <name>-cluster}, named {@code <project>-<stack>-<name>}, and {@code <name>-capacity-providers}.
 */
public final class Cluster extends Component {
    private static final String TYPE = "slipway:cluster:Cluster";

    private final com.pulumi.aws.ecs.Cluster cluster;
    private final Output<String> region;

    public Cluster(String name, ClusterSpec spec) {
        this(name, spec, ComponentResourceOptions.Empty);
    }

    public Cluster(String name, ClusterSpec spec, ComponentResourceOptions options) {
        super(TYPE, name, options);
        region = AwsContext.region();
        cluster = createCluster(spec);
        createCapacityProviders();
        registerOutputs(Map.of("arn", arn(), "clusterName", clusterName()));
    }

    /** The cluster's ARN. */
    public Output<String> arn() {
        return cluster.arn();
    }

    /** The cluster's physical name. */
    public Output<String> clusterName() {
        return cluster.name();
    }

    /** The region's code. */
    public Output<String> region() {
        return region;
    }

    private com.pulumi.aws.ecs.Cluster createCluster(ClusterSpec spec) {
        return new com.pulumi.aws.ecs.Cluster(
                childName("cluster"),
                ClusterArgs.builder()
                        .name(stackName() + "-" + name())
                        .settings(ClusterSettingArgs.builder()
                                .name("containerInsights")
                                .value(spec.containerInsights().written())
                                .build())
                        .build(),
                childOptions());
    }

    private void createCapacityProviders() {
        new ClusterCapacityProviders(
                childName("capacity-providers"),
                ClusterCapacityProvidersArgs.builder()
                        .clusterName(cluster.name())
                        .capacityProviders(List.of("FARGATE", "FARGATE_SPOT"))
                        .build(),
                childOptions());
    }
}
