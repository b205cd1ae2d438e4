package dev.slipway.operate.status;

import dev.slipway.base.Arns;
import dev.slipway.operate.status.ServiceStatus.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Reads the health of a service's targets at load balancers. */
record TargetReader(ElasticLoadBalancingV2Client balancers) {

    /** The targets of all target groups of a service. */
    List<Target> of(Service service) {
        return service.loadBalancers().stream()
                .map(LoadBalancer::targetGroupArn)
                .filter(arn -> arn != null)
                .flatMap(this::of)
                .toList();
    }

    private Stream<Target> of(String group) {
        try {
            return balancers
                    .describeTargetHealth(request -> request.targetGroupArn(group))
                    .targetHealthDescriptions()
                    .stream()
                    .map(target -> new Target(
                            Arns.name(group),
                            target.target().id(),
                            target.targetHealth().stateAsString(),
                            Objects.requireNonNullElse(target.targetHealth().description(), "")));
        } catch (TargetGroupNotFoundException e) {
            return Stream.of(new Target(Arns.name(group), "none", "unhealthy", "the target group is gone"));
        }
    }
}
