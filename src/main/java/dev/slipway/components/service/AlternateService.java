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
 * The second revision of a service that is deployed blue/green: an ECS service of its own, with the roles, the log group
 * and the security group of the first, so that what admits the one admits the other.
 *
 * <p>Children: {@code <name>-definition}, {@code <name>-service}, {@code <name>-deployment} with its alarms, {@code <name>-alarms} where
 * the service has such, and
 * {@code <name>-scaling} where something scales the service.
 */
final class AlternateService extends Component {
    private static final String TYPE = "slipway:service:AlternateService";

    private final TaskDefinition definition;
    private final Optional<DeploymentAlarms> alarms;
    private final com.pulumi.aws.ecs.Service ecs;
    private final Output<String> deployed;

    /**
     * Beside a service.
     *
     * @param task what the service itself runs
     * @param tasks the id of the security group of its tasks
     * @param before what must be there before tasks start
     */
    AlternateService(
            String service,
            ServiceArgs args,
            Task task,
            Output<String> tasks,
            List<Resource> before,
            ComponentResourceOptions options) {
        super(TYPE, service + "-alternate", options);
        definition = createDefinition(service, args, task);
        alarms = args.ingress()
                .alarms(service, args.topic(), DeploymentSlot.ALTERNATE)
                .map(watched -> new DeploymentAlarms(childName("deployment"), watched, childComponentOptions()));
        var revision =
                new ServiceRevision(DeploymentSlot.ALTERNATE, definition, tasks, alarms.map(DeploymentAlarms::names));
        ecs = new com.pulumi.aws.ecs.Service(
                childName("service"),
                ServiceInputs.of(service, args, revision, task.logGroup()),
                ServiceInputs.options(options(), args, before));
        if (args.spec().scaling().active()) {
            var resourceId = Output.format("service/%s/%s", args.cluster().clusterName(), ecs.name());
            var group = args.ingress().group(DeploymentSlot.ALTERNATE);
            new Autoscaler(childName("scaling"), args.spec(), resourceId, group, childComponentOptions());
        }
        deployed =
                RollbackCheck.refuse(ecs, definition, task.logGroup(), task.logStream(), alarms.map(each -> args.spec()
                        .deployTimeout()));
        args.alarms()
                .ifPresent(each -> new ServiceAlarms(
                        childName("alarms"),
                        service,
                        each,
                        args.cluster().clusterName(),
                        ecs.name(),
                        childComponentOptions()));
        registerOutputs(Map.of("taskDefinitionArn", deployed, "serviceName", ecs.name()));
    }

    /** The ARN of the revision that runs: known when ECS has deployed it. */
    Output<String> taskDefinitionArn() {
        return deployed;
    }

    /** The ARN of the revision that is to run. */
    Output<String> definitionArn() {
        return definition.arn();
    }

    /** The ECS service's physical name. */
    Output<String> serviceName() {
        return ecs.name();
    }

    /** The names of the alarms that fail its deployments. */
    Optional<Output<List<String>>> alarms() {
        return alarms.map(DeploymentAlarms::names);
    }

    private TaskDefinition createDefinition(String service, ServiceArgs args, Task task) {
        return new TaskDefinition(
                childName("definition"),
                // No service has an underscore in its name, so none has this family.
                task.revision(
                        "%s-%s_alternate".formatted(stackName(), service), service, args.spec(), args.companions()),
                task.options(options(), DeploymentSlot.ALTERNATE));
    }
}
