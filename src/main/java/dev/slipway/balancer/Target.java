package dev.slipway.balancer;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.component.Component;
import dev.slipway.doorway.Doorway;
import dev.slipway.doorway.End;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service behind a balancer: a target group that takes its tasks by address, and a listener rule for each path. Where
 * the service has a doorman the rules name a second group, that of the doorman, and which of them gets the requests is
 * the controllers' own after the rules are made. Made by {@link LoadBalancer#target}. Depend on it as a whole before
 * starting the service, for ECS refuses a target group that no rule leads to.
 */
public final class Target extends Component {
    private static final String TYPE = "slipway:balancer:Target";

    private final LoadBalancer balancer;
    private final String service;
    private final int port;
    private final TargetGroup group;
    private final Optional<Doorway> doorway;

    Target(String name, LoadBalancer balancer, String service, TargetArgs args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        port = args.port();
        group = createGroup(args);
        doorway = args.doorman().map(first -> createDoorway(args.routes(), first));
        if (doorway.isEmpty()) {
            createRules(args.routes(), Forwarding.to(group.arn()), own());
        }
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

    /** The rules as a way to a doorman, where the service has one. */
    public Optional<Doorway> doorway() {
        return doorway;
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
                ShortNames.targetGroup(name(), service), GroupInputs.ofTasks(args, balancer.vpcId()), own());
    }

    private List<ListenerRule> createRules(
            Routes routes, ListenerRuleActionArgs action, CustomResourceOptions options) {
        return routes.each().stream()
                .map(route -> new ListenerRule(
                        child("rule-" + route.label()),
                        ListenerRuleArgs.builder()
                                .listenerArn(balancer.listener().arn())
                                .priority(balancer.listener().rules().add(service, route))
                                .conditions(route.conditions(balancer.originSecret()))
                                .actions(action)
                                .build(),
                        options))
                .toList();
    }

    private Doorway createDoorway(Routes routes, End first) {
        var doorman = new TargetGroup(ShortNames.targetGroup(child("door"), service), GroupInputs.ofFunction(), own());
        var groups = Output.format("%s %s", group.arn(), doorman.arn());
        var options = options()
                .ignoreChanges("actions")
                // Ignored actions would go on to name a group that is gone; and two rules cannot have one priority.
                .replacementTrigger(groups)
                .deleteBeforeReplace(true)
                .build();
        var rules = createRules(routes, Forwarding.toOneOf(group.arn(), doorman.arn(), first), options);
        return new BalancerDoorway(rules.stream().map(ListenerRule::arn).toList(), group, doorman);
    }
}
