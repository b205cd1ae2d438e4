package dev.slipway.components.service;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.balancer.DeploymentSlot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alternate slot of a blue/green deployment: a second ECS service with the roles, the log group and the security
 * group of the first one, so that the same security-group rules apply to both.
 *
 * <p>Children: {@code <name>-definition}, {@code <name>-service}, {@code <name>-deployment} with the deployment alarms
 * if the service has any, {@code <name>-alarms} if the stack has alarms, and {@code <name>-scaling} if the service has
 * a scaling metric or schedule.
 */
final class AlternateService extends Component {
    private static final String TYPE = "slipway:service:AlternateService";

    private final TaskDefinition definition;
    private final Optional<DeploymentAlarms> alarms;
    private final com.pulumi.aws.ecs.Service ecs;
    private final Output<String> deployed;

    /**
     * The alternate ECS service of a service.
     *
     * @param task the roles, the log group and the task definition of the service
     * @param tasks the id of the security group of its tasks
     * @param before the resources that must exist before tasks start
     */
    AlternateService(
            String service,
            ServiceArgs args,
            IngressRoute route,
            Task task,
            Output<String> tasks,
            List<Resource> before,
            ComponentResourceOptions options) {
        super(TYPE, service + "-alternate", options);
        definition = createDefinition(service, args, task);
        alarms = route.target()
                .flatMap(target -> DeploymentAlarms.Args.of(service, args, target, DeploymentSlot.ALTERNATE))
                .map(watched -> new DeploymentAlarms(childName("deployment"), watched, childComponentOptions()));
        var revision =
                new ServiceRevision(DeploymentSlot.ALTERNATE, definition, tasks, alarms.map(DeploymentAlarms::names));
        ecs = new com.pulumi.aws.ecs.Service(
                childName("service"),
                ServiceInputs.of(service, args, route, revision, task.logGroup()),
                ServiceInputs.options(options(), args, route, before));
        if (args.spec().scaling().active()) {
            var resourceId = Output.format("service/%s/%s", args.cluster().clusterName(), ecs.name());
            var group = route.group(DeploymentSlot.ALTERNATE);
            new Autoscaler(childName("scaling"), args.spec(), resourceId, group, childComponentOptions());
        }
        deployed = RollbackCheck.refuse(
                ecs, definition, task.logGroup(), task.logStream(), alarms.map(watched -> args.spec()
                        .deployTimeout()));
        args.shared()
                .alarmTopic()
                .ifPresent(topic -> new ServiceAlarms(
                        childName("alarms"),
                        new ServiceAlarms.Args(service, topic, args, ecs.name()),
                        childComponentOptions()));
        registerOutputs(Map.of("taskDefinitionArn", deployed, "serviceName", ecs.name()));
    }

    /** The ARN of the task definition revision that runs; known after ECS has deployed it. */
    Output<String> taskDefinitionArn() {
        return deployed;
    }

    /** The ARN of the task definition revision to deploy. */
    Output<String> definitionArn() {
        return definition.arn();
    }

    /** The ECS service's physical name. */
    Output<String> serviceName() {
        return ecs.name();
    }

    /** The names of the CloudWatch alarms that roll its deployments back. */
    Optional<Output<List<String>>> alarms() {
        return alarms.map(DeploymentAlarms::names);
    }

    private TaskDefinition createDefinition(String service, ServiceArgs args, Task task) {
        return new TaskDefinition(
                childName("definition"),
                // A service's name has no underscore, so no other service has this family.
                task.revision(
                        "%s-%s_alternate".formatted(stackName(), service),
                        service,
                        args.spec().task(),
                        args.injected()),
                task.options(options(), DeploymentSlot.ALTERNATE));
    }
}
