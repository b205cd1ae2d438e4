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
import com.pulumi.resources.Resource;
import dev.slipway.component.Component;
import dev.slipway.doorway.Doorway;
import dev.slipway.doorway.End;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service behind a balancer: a target group that takes its tasks by address, and a listener rule for each path. Made by
 * {@link LoadBalancer#target}. Start the service after {@link #ready}, for ECS refuses a target group that no rule leads to.
 *
 * <p>Where the service is deployed blue/green there is a second group, {@code <name>-alt}, and the rules share
 * requests out between the two: {@link #lead} makes them, when both sides are deployed. Where the service has a doorman
 * the second group is the doorman's, {@code <name>-door}, and which of the two gets the requests is the controllers' own
 * after the rules are made.
 */
public final class Target extends Component {
    private static final String TYPE = "slipway:balancer:Target";

    private final LoadBalancer balancer;
    private final String service;
    private final int port;
    private final TargetArgs args;
    private final TargetGroup group;
    private final Optional<Alternate> alternate;
    private final Optional<Doorway> doorway;

    Target(String name, LoadBalancer balancer, String service, TargetArgs args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        this.args = args;
        port = args.port();
        group = new TargetGroup(
                ShortNames.targetGroup(name(), service), GroupInputs.ofTasks(args, balancer.vpcId()), own());
        alternate = args.blueGreen().map(this::createAlternate);
        doorway = args.doorman().map(this::createDoorway);
        if (alternate.isEmpty() && doorway.isEmpty()) {
            createRules(Forwarding.to(group.arn()), own());
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

    /** The group that the tasks of a side register with. */
    public TaskGroup group(Side side) {
        var own = new TaskGroup(arn(), arnSuffix(), balancerSuffix());
        return side == Side.PRIMARY ? own : alternate.orElseThrow().group();
    }

    /** How the service is deployed, where that is blue/green. */
    public Optional<BlueGreen> blueGreen() {
        return args.blueGreen();
    }

    /** What must be there before ECS deploys the service. */
    public List<Resource> ready() {
        return alternate.map(Alternate::rules).orElseGet(() -> List.of(this));
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
                after(deployed, group(Side.ALTERNATE).arn()),
                weights.alternate());
        createRules(action, own());
    }

    private static Output<String> after(Output<?> deployed, Output<String> arn) {
        return Output.tuple(arn, deployed).applyValue(both -> both.t1);
    }

    private Alternate createAlternate(BlueGreen blueGreen) {
        return new Alternate(child("alt"), balancer, service, args, blueGreen, arn(), inside());
    }

    private List<ListenerRule> createRules(ListenerRuleActionArgs action, CustomResourceOptions options) {
        return args.routes().each().stream()
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

    private Doorway createDoorway(End first) {
        var doorman = new TargetGroup(ShortNames.targetGroup(child("door"), service), GroupInputs.ofFunction(), own());
        var groups = Output.format("%s %s", group.arn(), doorman.arn());
        var options = options()
                .ignoreChanges("actions")
                // Ignored actions would go on to name a group that is gone; and two rules cannot have one priority.
                .replacementTrigger(groups)
                .deleteBeforeReplace(true)
                .build();
        var rules = createRules(Forwarding.toOneOf(group.arn(), doorman.arn(), first), options);
        return new BalancerDoorway(rules.stream().map(ListenerRule::arn).toList(), group, doorman);
    }
}
