package dev.slipway.components.cluster;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.ClusterCapacityProviders;
import com.pulumi.aws.ecs.ClusterCapacityProvidersArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.components.SharedResources;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import java.util.List;
import java.util.Map;

/**
 * The ECS cluster of a stack, with the capacity providers {@code FARGATE} and {@code FARGATE_SPOT}.
 *
 * <p>Children: {@code <name>-cluster}, named {@code <project>-<stack>-<name>}; {@code <name>-capacity-providers}; and with
 * Container Insights {@code <name>-insights}, the log group of its
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference-performance-logs-ECS.html">
 * performance events</a>. CloudWatch would create it without a retention, and it would outlive the stack.
 */
public final class Cluster extends EcsCluster {
    private static final String TYPE = "slipway:cluster:Cluster";

    private final com.pulumi.aws.ecs.Cluster cluster;
    private final ContainerInsights containerInsights;

    /** A cluster without a KMS key. */
    public Cluster(String name, ClusterSpec spec) {
        this(name, spec, SharedResources.NONE);
    }

    public Cluster(String name, ClusterSpec spec, SharedResources shared) {
        super(TYPE, name);
        containerInsights = spec.containerInsights();
        cluster = createCluster(
                spec,
                spec.containerInsights() == ContainerInsights.DISABLED
                        ? List.of()
                        : List.of(createInsightsLogs(shared)));
        createCapacityProviders();
        registerOutputs(Map.of("arn", arn(), "clusterName", clusterName()));
    }

    @Override
    public Output<String> arn() {
        return cluster.arn();
    }

    @Override
    public Output<String> clusterName() {
        return cluster.name();
    }

    @Override
    public ContainerInsights containerInsights() {
        return containerInsights;
    }

    private LogGroup createInsightsLogs(SharedResources shared) {
        var group = LogGroupArgs.builder()
                .name("/aws/ecs/containerinsights/%s/performance".formatted(physicalName()))
                .retentionInDays(shared.logRetentionDays());
        shared.key().ifPresent(key -> group.kmsKeyId(key.arn()));
        return new LogGroup(childName("insights"), group.build(), childOptions());
    }

    private String physicalName() {
        return stackName() + "-" + name();
    }

    private com.pulumi.aws.ecs.Cluster createCluster(ClusterSpec spec, List<Resource> logs) {
        return new com.pulumi.aws.ecs.Cluster(
                childName("cluster"),
                ClusterArgs.builder()
                        .name(physicalName())
                        .settings(ClusterSettingArgs.builder()
                                .name("containerInsights")
                                .value(spec.containerInsights().written())
                                .build())
                        .build(),
                options().dependsOn(logs).build());
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
