package dev.slipway.components.service;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.balancer.DeploymentSlot;
import java.util.Map;

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

    private final DeployedSlot deployed;

    AlternateService(String name, ServiceParts parts, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var slot = new ServiceSlot(parts, DeploymentSlot.ALTERNATE, createDefinition(parts));
        var deploymentAlarms = slot.deploymentAlarms()
                .map(args -> new DeploymentAlarms(childName("deployment"), args, childComponentOptions()));
        var ecs = new com.pulumi.aws.ecs.Service(
                childName("service"), ServiceInputs.of(slot, deploymentAlarms), ServiceInputs.options(options(), slot));
        var autoscaler =
                slot.autoscaling(ecs).map(args -> new Autoscaler(childName("scaling"), args, childComponentOptions()));
        deployed = slot.deployed(ecs, deploymentAlarms, autoscaler);
        slot.alarms(ecs).ifPresent(args -> new ServiceAlarms(childName("alarms"), args, childComponentOptions()));
        registerOutputs(
                Map.of("taskDefinitionArn", deployed.taskDefinitionArn(), "serviceName", deployed.serviceName()));
    }

    DeployedSlot deployed() {
        return deployed;
    }

    private TaskDefinition createDefinition(ServiceParts parts) {
        var service = parts.service();
        return new TaskDefinition(
                childName("definition"),
                // A service's name has no underscore, so no other service has this family.
                parts.task().revisions().of("%s-%s_alternate".formatted(stackName(), service), service),
                parts.task().options(options(), parts.args().spec().ingress().keepsRevision(DeploymentSlot.ALTERNATE)));
    }
}
