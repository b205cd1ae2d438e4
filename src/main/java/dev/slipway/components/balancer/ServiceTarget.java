package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.function.RouteTarget;
import dev.slipway.components.function.SwitchableRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service behind a balancer: a target group that takes its tasks by address, and a listener rule for each path. Made by
 * {@link LoadBalancer#target}. Start the service after {@link #ready}, for ECS refuses a target group that no rule leads to.
 *
 * <p>Where the service is deployed blue/green there is a second group, {@code <name>-alt}, and the rules share
 * requests out between the two: {@link #lead} makes them, when both sides are deployed. Where the service has an activator
 * the second group is the activator's, {@code <name>-door}, and which of the two gets the requests is the controllers' own
 * after the rules are made.
 */
public final class ServiceTarget extends Component {
    private static final String TYPE = "slipway:balancer:ServiceTarget";

    private final LoadBalancer balancer;
    private final String service;
    private final int port;
    private final ServiceTargetArgs args;
    private final TargetGroup group;
    private final Optional<AlternateTargetGroup> alternate;
    private final Optional<SwitchableRoute> switchableRoute;

    ServiceTarget(String name, LoadBalancer balancer, String service, ServiceTargetArgs args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        this.args = args;
        port = args.port();
        group = new TargetGroup(
                ShortNames.targetGroup(name(), service),
                TargetGroupInputs.ofTasks(args, balancer.vpcId()),
                childOptions());
        alternate = args.blueGreen().map(this::createAlternate);
        switchableRoute = args.activator().map(this::createSwitchableRoute);
        if (alternate.isEmpty() && switchableRoute.isEmpty()) {
            createRules(Forwarding.to(group.arn()), childOptions());
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

    /** The rules as a way to an activator, where the service has one. */
    public Optional<SwitchableRoute> switchableRoute() {
        return switchableRoute;
    }

    /** The balancer's security group, which the tasks let in on the port. */
    public Output<String> securityGroupId() {
        return balancer.securityGroupId();
    }

    /** Lets the balancer reach the service's tasks: their security group, on the port, and nothing else. To be called once. */
    public void sendTo(Output<String> taskSecurityGroupId) {
        new SecurityGroupEgressRule(
                childName("to-tasks"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(balancer.securityGroupId())
                        .description("To the tasks of %s".formatted(service))
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .referencedSecurityGroupId(taskSecurityGroupId)
                        .build(),
                childOptions());
    }

    /** The group that the tasks of a side register with. */
    public ServiceTargetGroup group(DeploymentSlot side) {
        var own = new ServiceTargetGroup(arn(), arnSuffix(), balancerSuffix());
        return side == DeploymentSlot.PRIMARY ? own : alternate.orElseThrow().group();
    }

    /** How the service is deployed, where that is blue/green. */
    public Optional<BlueGreen> blueGreen() {
        return args.blueGreen();
    }

    /** What must be there before ECS deploys the service. */
    public List<Resource> ready() {
        return alternate.map(AlternateTargetGroup::rules).orElseGet(() -> List.of(this));
    }

    /** Where requests reach what is being released, where the service is deployed blue/green. */
    public Optional<Output<String>> testUrl() {
        return alternate.map(each -> balancer.testUrl());
    }

    /**
     * Shares requests out between the two sides. To be called once, and for blue/green alone.
     *
     * @param deployed known when both sides are deployed: until then, and where it fails, requests go where they went
     */
    public void lead(Output<?> deployed) {
        var weights = args.blueGreen().orElseThrow();
        var action = Forwarding.byWeight(
                after(deployed, arn()),
                weights.primary(),
                after(deployed, group(DeploymentSlot.ALTERNATE).arn()),
                weights.alternate());
        createRules(action, childOptions());
    }

    private static Output<String> after(Output<?> deployed, Output<String> arn) {
        return Output.tuple(arn, deployed).applyValue(both -> both.t1);
    }

    private AlternateTargetGroup createAlternate(BlueGreen blueGreen) {
        return new AlternateTargetGroup(
                childName("alt"), balancer, service, args, blueGreen, arn(), childComponentOptions());
    }

    private List<ListenerRule> createRules(ListenerRuleActionArgs action, CustomResourceOptions options) {
        return args.routes().each().stream()
                .map(route -> new ListenerRule(
                        childName("rule-" + route.label()),
                        ListenerRuleArgs.builder()
                                .listenerArn(balancer.listener().arn())
                                .priority(balancer.listener().rules().add(service, route))
                                .conditions(route.conditions(balancer.originSecret()))
                                .actions(action)
                                .build(),
                        options))
                .toList();
    }

    private SwitchableRoute createSwitchableRoute(RouteTarget first) {
        var activator = new TargetGroup(
                ShortNames.targetGroup(childName("door"), service), TargetGroupInputs.ofFunction(), childOptions());
        var groups = Output.format("%s %s", group.arn(), activator.arn());
        var options = options()
                .ignoreChanges("actions")
                // Ignored actions would go on to name a group that is gone; and two rules cannot have one priority.
                .replacementTrigger(groups)
                .deleteBeforeReplace(true)
                .build();
        var rules = createRules(Forwarding.toOneOf(group.arn(), activator.arn(), first), options);
        return new SwitchableListenerRules(rules.stream().map(ListenerRule::arn).toList(), group, activator);
    }
}
