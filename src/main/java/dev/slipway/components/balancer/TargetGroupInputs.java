package dev.slipway.components.balancer;

import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.aws.lb.inputs.TargetGroupStickinessArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.components.network.TaskPorts;
import java.time.Duration;
import java.util.List;

/** The inputs of target groups. */
final class TargetGroupInputs {
    /**
     * The port of a target group, which only targets without a port of their own would have:
     * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html">ECS registers a task with the
     * port of its container</a>, and health checks use the port of the target. A change would replace the target group.
     */
    static final int PORT = 80;

    private TargetGroupInputs() {}

    /** The inputs of a target group of tasks, by their IP addresses. */
    static TargetGroupArgs ofTasks(ServiceTargetSpec args, TargetSpec target, Output<String> vpcId) {
        return TargetGroupArgs.builder()
                .vpcId(vpcId)
                .targetType("ip")
                .port(PORT)
                .protocol(target.protocol().protocol())
                // Set for HTTP/1.1 too: without it the provider keeps the version of an existing target group.
                .protocolVersion(target.protocol().version())
                .deregistrationDelay(Seconds.of(args.deregistrationDelay()))
                .slowStart(args.slowStart().map(Seconds::of).orElse(0))
                .healthCheck(health(target.health()))
                .stickiness(stickiness(target))
                .build();
    }

    /**
     * The options of a target group of tasks. One that has another port already keeps it, and a slot that keeps its revision
     * keeps its health check, since its tasks may not answer another one.
     */
    static CustomResourceOptions options(CustomResourceOptions.Builder options, boolean keepsRevision) {
        return options.ignoreChanges(keepsRevision ? List.of("port", "healthCheck") : List.of("port"))
                .build();
    }

    /** The inputs of a target group of a function, without health checks, each of which would invoke the function. */
    static TargetGroupArgs ofFunction() {
        return TargetGroupArgs.builder().targetType("lambda").build();
    }

    private static TargetGroupHealthCheckArgs health(HealthCheck check) {
        var inputs = TargetGroupHealthCheckArgs.builder()
                .path(check.path())
                .interval(Seconds.of(check.interval()))
                .timeout(Seconds.of(check.timeout()))
                .healthyThreshold(check.thresholds().healthy())
                .unhealthyThreshold(check.thresholds().unhealthy())
                .matcher(check.codes());
        // Without them the provider sets traffic-port and HTTP.
        check.port().ifPresent(port -> inputs.port(Integer.toString(port)));
        if (check.protocol() != HealthCheck.Protocol.HTTP) {
            inputs.protocol(check.protocol().name());
        }
        return inputs.build();
    }

    private static TargetGroupStickinessArgs stickiness(TargetSpec target) {
        var day = Duration.ofDays(1);
        return TargetGroupStickinessArgs.builder()
                .enabled(target.stickiness().isPresent())
                .type("lb_cookie")
                .cookieDuration(
                        Seconds.of(target.stickiness().map(Stickiness::duration).orElse(day)))
                .build();
    }

    /** The egress rule from the load balancer to the security group of the tasks, on their ports. */
    static SecurityGroupEgressRuleArgs egress(
            String service,
            TaskPorts ports,
            Output<String> balancerSecurityGroupId,
            Output<String> taskSecurityGroupId) {
        return SecurityGroupEgressRuleArgs.builder()
                .securityGroupId(balancerSecurityGroupId)
                .description("To the tasks of %s".formatted(service))
                .ipProtocol(ports.protocol())
                .fromPort(ports.from())
                .toPort(ports.to())
                .referencedSecurityGroupId(taskSecurityGroupId)
                .build();
    }
}
