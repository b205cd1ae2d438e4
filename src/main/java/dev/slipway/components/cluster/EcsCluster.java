package dev.slipway.components.cluster;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceArgs;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;

/** The ECS cluster that the tasks of a stack run in: one of its own, or that of its environment. */
public abstract class EcsCluster extends Component {
    private final Output<String> region = AwsContext.region();

    protected EcsCluster(String type, String name) {
        super(type, name, ComponentResourceOptions.Empty);
    }

    /** @param inputs the inputs, which are part of the plan and the state */
    protected EcsCluster(String type, String name, ResourceArgs inputs) {
        super(type, name, inputs, ComponentResourceOptions.Empty);
    }

    /** The cluster's ARN. */
    public abstract Output<String> arn();

    /** The cluster's physical name. */
    public abstract Output<String> clusterName();

    /** The metrics that CloudWatch collects. */
    public abstract ContainerInsights containerInsights();

    /** The region's code. */
    public Output<String> region() {
        return region;
    }
}
