package dev.slipway.components.balancer;

import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.core.Output;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target group for the tasks of a service.
 *
 * @param target the port that tasks register with
 * @param label its part of child names; empty for the main target of the main load balancer
 * @param arnSuffix the target group's dimension in metrics: {@code targetgroup/<name>/<id>}
 * @param balancerSuffix the load balancer's dimension in metrics: {@code app/<name>/<id>}
 */
public record ServiceTargetGroup(
        TargetPort target, String label, Output<String> arn, Output<String> arnSuffix, Output<String> balancerSuffix) {
    static ServiceTargetGroup of(
            ServiceTargetSpec args, TargetSpec target, TargetGroup group, ApplicationBalancer balancer) {
        var label = Stream.of(balancer.place().label(), target.equals(args.main()) ? "" : target.label())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
        return new ServiceTargetGroup(target.port(), label, group.arn(), group.arnSuffix(), balancer.arnSuffix());
    }

    /** The role of a resource for this target group, from the role of that for the main target. */
    public String role(String role) {
        return label.isEmpty() ? role : role + "-" + label;
    }

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
