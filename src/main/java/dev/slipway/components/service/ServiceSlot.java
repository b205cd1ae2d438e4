package dev.slipway.components.service;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.NetworkTarget;
import dev.slipway.components.balancer.ServiceTargetGroup;
import java.util.List;
import java.util.Optional;

/**
 * A deployment slot of a service: the arguments of the children that each slot has, and the revision that runs in it. A
 * rolling deployment has the primary slot only.
 *
 * @param definition the task definition to deploy
 */
record ServiceSlot(ServiceParts parts, DeploymentSlot side, TaskDefinition definition) {

    /** The arguments of its deployment alarms; empty if the ingress has none. */
    Optional<DeploymentAlarms.Args> deploymentAlarms() {
        return DeploymentAlarms.Args.of(
                parts.service(), parts.args(), parts.route().balanced(side));
    }

    /** The arguments of its utilization alarms; empty if the stack has no alarm topic. */
    Optional<ServiceAlarms.Args> alarms(Service ecs) {
        return parts.args()
                .shared()
                .alarmTopic()
                .map(topic ->
                        new ServiceAlarms.Args(parts.service(), topic, parts.args(), ecs.name(), networkGroups()));
    }

    private List<ServiceTargetGroup> networkGroups() {
        return parts.route().network().map(NetworkTarget::groups).orElse(List.of());
    }

    /** The arguments of its autoscaling; empty if no metric or schedule scales the service. */
    Optional<Autoscaler.Args> autoscaling(Service ecs) {
        var spec = parts.args().spec();
        var scaled = new ScaledService(
                parts.args().cluster(),
                ecs,
                parts.route().group(side),
                parts.args().queue());
        return spec.scaling().active()
                ? Optional.of(new Autoscaler.Args(parts.service(), spec, scaled))
                : Optional.empty();
    }

    /** The slot with its ECS service. Until ECS has deployed it, stopped tasks are logged. */
    DeployedSlot deployed(Service ecs, Optional<DeploymentAlarms> alarms, Optional<Autoscaler> autoscaler) {
        return new DeployedSlot(
                ecs.id(),
                ecs.name(),
                parts.args().pushed().isPresent() ? definition.arn() : revision(ecs, alarms),
                alarms.map(DeploymentAlarms::names),
                autoscaler.map(Autoscaler::targetArn));
    }

    /** The ARN of the revision that runs after the deployment. */
    private Output<String> revision(Service ecs, Optional<DeploymentAlarms> alarms) {
        var bake = alarms.map(monitored -> parts.args().spec().deployTimeout());
        var task = parts.task();
        var running = RollbackCheck.running(ecs, definition, task.logGroup(), task.logStream(), bake);
        TaskStartMonitor.begin(parts, definition.arn(), running);
        return running;
    }
}
