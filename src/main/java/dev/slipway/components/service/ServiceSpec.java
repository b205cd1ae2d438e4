package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.AddedAccess;
import java.time.Duration;
import java.util.Optional;

/**
 * An ECS service as a stack file describes it.
 *
 * @param capacity the number of tasks, on demand and on Spot
 * @param scaling the metrics and schedules that change the number of tasks
 * @param ingress the callers that reach the port
 * @param assignPublicIp true to run tasks in public subnets, with public IPv4 addresses. They reach image registries
 *     and AWS's APIs without a NAT gateway then; the security group restricts incoming connections. See
 *     <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html">networking of
 *     tasks</a>
 * @param deployment the limits of the number of tasks while ECS replaces them
 * @param deployTimeout the longest time that an {@code up} waits for ECS to deploy the service, 1 minute to 6 hours
 * @param migration the task that must succeed before the service is updated; empty for none
 * @param thresholds the thresholds of the utilization alarms; ignored if the stack has no alarms
 * @param access statements of the task role and security groups of the tasks, beside those of the links
 */
@Withers
public record ServiceSpec(
        TaskSpec task,
        Capacity capacity,
        ScalingSpec scaling,
        Ingress ingress,
        boolean assignPublicIp,
        DeploymentConfiguration deployment,
        Duration deployTimeout,
        Optional<MigrationSpec> migration,
        UtilizationThresholds thresholds,
        AddedAccess access)
        implements ServiceSpecBuilder.With {
    /** 20 minutes, the default of the AWS provider. */
    public static final Duration DEFAULT_DEPLOY_TIMEOUT = Duration.ofMinutes(20);

    /** @throws SpecException for a deploy timeout beyond the limits, and for values that contradict each other */
    public ServiceSpec {
        var errors = new SpecErrors();
        if (deployTimeout.compareTo(Duration.ofMinutes(1)) < 0 || deployTimeout.compareTo(Duration.ofHours(6)) > 0) {
            errors.add("deploy.timeoutMinutes", "1 to 360 is allowed", "set it to 20");
        }
        if (scaling.active() && !capacity.scales() && !deployment.recreates()) {
            errors.add(
                    "scale",
                    "scaling needs a count with min below max",
                    "raise count.max above %d".formatted(capacity.min()));
        }
        errors.addAll(deployment.errors(capacity, scaling));
        errors.addAll(scaling.errors(capacity));
        if (ingress.usesMainPort() && task.container().port().isEmpty()) {
            errors.add("port", "missing", "set the port that the container listens on, or ingress to none");
        }
        if (ingress instanceof Ingress.Public && !assignPublicIp) {
            errors.add(
                    "assignPublicIp",
                    "ingress public needs tasks with public addresses",
                    "remove it, or set ingress to balancer, api or none");
        }
        errors.throwAll();
    }

    /** One task of the smallest size, with no ingress. */
    public static ServiceSpec of(ContainerSpec container, Sidecar... sidecars) {
        return of(TaskSpec.of(container, sidecars));
    }

    /** One task, with no ingress. */
    public static ServiceSpec of(TaskSpec task) {
        return new ServiceSpec(
                task,
                Capacity.fixed(1),
                ScalingSpec.NONE,
                new Ingress.None(),
                false,
                DeploymentConfiguration.ROLLING,
                DEFAULT_DEPLOY_TIMEOUT,
                Optional.empty(),
                UtilizationThresholds.DEFAULT,
                AddedAccess.NONE);
    }

    /** The service's own container. */
    public ContainerSpec container() {
        return task.container();
    }
}
