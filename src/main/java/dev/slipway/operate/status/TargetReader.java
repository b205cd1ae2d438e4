package dev.slipway.operate.status;

import dev.slipway.base.Arns;
import dev.slipway.operate.status.ServiceStatus.Target;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Looks at tasks as balancers see them. */
record TargetReader(ElasticLoadBalancingV2Client balancers) {

    /** Those of all target groups that a service registers its tasks with. */
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
                    .map(each -> new Target(
                            Arns.name(group),
                            each.target().id(),
                            each.targetHealth().stateAsString(),
                            each.targetHealth().description() == null
                                    ? ""
                                    : each.targetHealth().description()));
        } catch (TargetGroupNotFoundException e) {
            return Stream.of(new Target(Arns.name(group), "none", "unhealthy", "the target group is gone"));
        }
    }
}
