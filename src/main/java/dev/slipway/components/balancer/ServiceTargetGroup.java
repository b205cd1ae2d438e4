package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * A target group for the tasks of a service.
 *
 * @param arnSuffix the target group's dimension in metrics: {@code targetgroup/<name>/<id>}
 * @param balancerSuffix the load balancer's dimension in metrics: {@code app/<name>/<id>}
 */
public record ServiceTargetGroup(Output<String> arn, Output<String> arnSuffix, Output<String> balancerSuffix) {
    /** The resource label of the scaling metric ALBRequestCountPerTarget. */
    public Output<String> resourceLabel() {
        return Output.format("%s/%s", balancerSuffix, arnSuffix);
    }

    /** The dimensions of the target group's metrics. */
    public Output<Map<String, String>> dimensions() {
        return Output.tuple(arnSuffix, balancerSuffix)
                .applyValue(suffixes -> Map.of("TargetGroup", suffixes.t1, "LoadBalancer", suffixes.t2));
    }
}
