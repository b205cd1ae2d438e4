package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * A target group of a service's tasks.
 *
 * @param arnSuffix its dimension in CloudWatch metrics: {@code targetgroup/<name>/<id>}
 * @param balancerSuffix the load balancer's dimension in CloudWatch metrics: {@code app/<name>/<id>}
 */
public record ServiceTargetGroup(Output<String> arn, Output<String> arnSuffix, Output<String> balancerSuffix) {
    /** The resource label of the scaling metric ALBRequestCountPerTarget. */
    public Output<String> resourceLabel() {
        return Output.format("%s/%s", balancerSuffix, arnSuffix);
    }

    /** The dimensions of its CloudWatch metrics. */
    public Output<Map<String, String>> dimensions() {
        return Output.tuple(arnSuffix, balancerSuffix)
                .applyValue(suffixes -> Map.of("TargetGroup", suffixes.t1, "LoadBalancer", suffixes.t2));
    }
}
