package dev.slipway.balancer;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.aws.lb.inputs.TargetGroupStickinessArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import java.time.Duration;
import java.util.Map;

/**
 * A service behind a balancer: a target group that takes its tasks by address, and a listener rule for each path. Made by
 * {@link LoadBalancer#target}. Depend on it as a whole before starting the service, for ECS refuses a target group that no
 * rule leads to.
 */
public final class Target extends Component {
    private static final String TYPE = "slipway:balancer:Target";

    private final LoadBalancer balancer;
    private final String service;
    private final int port;
    private final TargetGroup group;

    Target(String name, LoadBalancer balancer, String service, TargetArgs args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        port = args.port();
        group = createGroup(args);
        createRules(args.routes());
        registerOutputs(Map.of("arn", arn()));
    }

    /** The target group's ARN. */
    public Output<String> arn() {
        return group.arn();
    }

    /** What the scaling metric ALBRequestCountPerTarget names it by: {@code app/<name>/<id>/targetgroup/<name>/<id>}. */
    public Output<String> resourceLabel() {
        return Output.format("%s/%s", balancer.arnSuffix(), group.arnSuffix());
    }

    /** What metrics of the balancer name it by: {@code TargetGroup=targetgroup/…,LoadBalancer=app/…}. */
    public Output<String> dimensions() {
        return Output.format("TargetGroup=%s,LoadBalancer=%s", arnSuffix(), balancerSuffix());
    }

    /** What metrics name the target group by: {@code targetgroup/<name>/<id>}. */
    public Output<String> arnSuffix() {
        return group.arnSuffix();
    }

    /** What metrics name its balancer by: {@code app/<name>/<id>}. */
    public Output<String> balancerSuffix() {
        return balancer.arnSuffix();
    }

    /** The port that the tasks listen on. */
    public int port() {
        return port;
    }

    /** The balancer's security group, which the tasks let in on the port. */
    public Output<String> securityGroupId() {
        return balancer.securityGroupId();
    }

    /** Lets the balancer reach the service's tasks: their security group, on the port, and nothing else. To be called once. */
    public void sendTo(Output<String> taskSecurityGroupId) {
        new SecurityGroupEgressRule(
                child("to-tasks"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(balancer.securityGroupId())
                        .description("To the tasks of %s".formatted(service))
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .referencedSecurityGroupId(taskSecurityGroupId)
                        .build(),
                own());
    }

    private TargetGroup createGroup(TargetArgs args) {
        return new TargetGroup(
                ShortNames.targetGroup(name(), service),
                TargetGroupArgs.builder()
                        .vpcId(balancer.vpcId())
                        .targetType("ip")
                        .port(port)
                        .protocol("HTTP")
                        .deregistrationDelay(Seconds.of(args.drain()))
                        .slowStart(args.slowStart().map(Seconds::of).orElse(0))
                        .healthCheck(health(args.health()))
                        .stickiness(stickiness(args))
                        .build(),
                own());
    }

    private static TargetGroupHealthCheckArgs health(HealthCheck check) {
        return TargetGroupHealthCheckArgs.builder()
                .path(check.path())
                .interval(Seconds.of(check.interval()))
                .timeout(Seconds.of(check.timeout()))
                .healthyThreshold(check.thresholds().healthy())
                .unhealthyThreshold(check.thresholds().unhealthy())
                .matcher(check.codes())
                .build();
    }

    private static TargetGroupStickinessArgs stickiness(TargetArgs args) {
        var day = Duration.ofDays(1);
        return TargetGroupStickinessArgs.builder()
                .enabled(args.stickiness().isPresent())
                .type("lb_cookie")
                .cookieDuration(
                        Seconds.of(args.stickiness().map(Stickiness::duration).orElse(day)))
                .build();
    }

    private void createRules(Routes routes) {
        for (var route : routes.each()) {
            new ListenerRule(
                    child("rule-" + route.label()),
                    ListenerRuleArgs.builder()
                            .listenerArn(balancer.listener().arn())
                            .priority(balancer.listener().rules().add(service, route))
                            .conditions(route.conditions(balancer.originSecret()))
                            .actions(ListenerRuleActionArgs.builder()
                                    .type("forward")
                                    .targetGroupArn(group.arn())
                                    .build())
                            .build(),
                    own());
        }
    }
}
