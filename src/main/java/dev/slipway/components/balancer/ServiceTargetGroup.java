package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import java.util.Map;

/**
 * A target group that takes the tasks of a service.
 *
 * @param arnSuffix what metrics name it by: {@code targetgroup/<name>/<id>}
 * @param balancerSuffix what metrics name its balancer by: {@code app/<name>/<id>}
 */
public record ServiceTargetGroup(Output<String> arn, Output<String> arnSuffix, Output<String> balancerSuffix) {
    /** What the scaling metric ALBRequestCountPerTarget names it by. */
    public Output<String> resourceLabel() {
        return Output.format("%s/%s", balancerSuffix, arnSuffix);
    }

    /** What metrics of the balancer are told apart by. */
    public Output<Map<String, String>> dimensions() {
        return Output.tuple(arnSuffix, balancerSuffix)
                .applyValue(suffixes -> Map.of("TargetGroup", suffixes.t1, "LoadBalancer", suffixes.t2));
    }
}
