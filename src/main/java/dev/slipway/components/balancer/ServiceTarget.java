package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.network.TaskPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service behind a load balancer, created by {@link LoadBalancer#target}: a target group for its tasks and a listener
 * rule for each path. The service depends on {@link #ready}, since ECS refuses a target group that no rule forwards to.
 *
 * <p>Children: {@code <name>-tg}, {@code <name>-rule-<path>} or, behind a distribution, {@code <name>-verified-<path>}, and
 * {@code <name>-to-tasks-<port>}; {@code <name>-alt} of a blue/green deployment, whose rules {@link #createWeightedRules}
 * creates; {@code <name>-act} of an activator, to which the controllers switch the rules at run time.
 */
public final class ServiceTarget extends Component {
    private static final String TYPE = "slipway:balancer:ServiceTarget";
    private static final String TO_TASKS = "to-tasks";

    private final LoadBalancer balancer;
    private final String service;
    private final ServiceTargetSpec args;
    private final TargetGroup group;
    private final Optional<AlternateTargetGroup> alternate;
    private final Optional<SwitchableRoute> switchableRoute;

    /** Not this component, whose children include the activator's attachment, which depends on the service. */
    private final List<Resource> ready = new ArrayList<>();

    ServiceTarget(String name, LoadBalancer balancer, String service, ServiceTargetSpec args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        this.args = args;
        group = new TargetGroup(
                ShortNames.targetGroup(name(), service),
                TargetGroupInputs.ofTasks(args, balancer.vpcId()),
                TargetGroupInputs.options(options(), args.keeps(DeploymentSlot.PRIMARY)));
        alternate = args.blueGreen().map(this::createAlternate);
        alternate.ifPresent(group -> ready.addAll(group.rules()));
        switchableRoute = args.activator().map(this::createSwitchableRoute);
        if (alternate.isEmpty() && switchableRoute.isEmpty()) {
            ready.addAll(createRules(Forwarding.to(group.arn()), childOptions()));
        }
        registerOutputs(Map.of("arn", arn()));
    }

    /** The target group's ARN. */
    public Output<String> arn() {
        return group.arn();
    }

    /** The rules as a switchable route, for a service with an activator. */
    public Optional<SwitchableRoute> switchableRoute() {
        return switchableRoute;
    }

    /** The load balancer's security group, for the ingress rule of the tasks. */
    public Output<String> securityGroupId() {
        return balancer.securityGroupId();
    }

    /** The ports of the tasks that the load balancer connects to, with that of the requests first. */
    public List<TaskPorts> ports() {
        return args.ports();
    }

    /** Adds egress rules from the load balancer to the security group of the tasks, on their ports. To be called once. */
    public void sendTo(Output<String> taskSecurityGroupId) {
        for (var ports : ports()) {
            ready.add(new SecurityGroupEgressRule(
                    childName(ports.role(TO_TASKS)),
                    TargetGroupInputs.egress(service, ports, balancer.securityGroupId(), taskSecurityGroupId),
                    ports.equals(ports().get(0)) ? optionsOfFormer(TO_TASKS) : childOptions()));
        }
    }

    /** The target group of the tasks of a deployment slot. */
    public ServiceTargetGroup group(DeploymentSlot side) {
        return side == DeploymentSlot.PRIMARY
                ? new ServiceTargetGroup(arn(), group.arnSuffix(), balancer.arnSuffix())
                : alternate.orElseThrow().group();
    }

    /** The weights of a blue/green deployment. */
    public Optional<BlueGreen> blueGreen() {
        return args.blueGreen();
    }

    /** The resources that must exist before ECS deploys the service. */
    public List<Resource> ready() {
        return ready;
    }

    /** The URL of the revision that a blue/green deployment releases. */
    public Optional<Output<String>> testUrl() {
        return alternate.map(group -> balancer.tests().url());
    }

    /**
     * Creates the rules that divide requests between the two slots of a blue/green deployment. To be called once.
     *
     * @param deployed known when both slots are deployed; the rules do not change before, nor after a failure
     */
    public void createWeightedRules(Output<?> deployed) {
        alternate.ifPresent(other -> createRules(other.forwarding(arn(), deployed), childOptions()));
    }

    private AlternateTargetGroup createAlternate(BlueGreen blueGreen) {
        return new AlternateTargetGroup(
                childName("alt"), balancer, service, args, blueGreen, arn(), childComponentOptions());
    }

    private List<ListenerRule> createRules(ListenerRuleActionArgs action, CustomResourceOptions options) {
        // Another name behind a distribution: the former rules answer until its DNS record has moved.
        var role = balancer.originSecret().isPresent() ? "verified-" : "rule-";
        var rules = args.routes().conditions().stream()
                .map(route -> new ListenerRule(
                        childName(role + route.label()),
                        balancer.listener().rule(service, route, balancer.originSecret(), action),
                        options))
                .toList();
        balancer.addRules(rules);
        return rules;
    }

    private SwitchableRoute createSwitchableRoute(InitialTarget first) {
        var activator = new ActivatorTargetGroup(childName("act"), service, childComponentOptions());
        var groups = Output.format("%s %s", group.arn(), activator.arn());
        var options = options()
                .ignoreChanges("actions")
                // Ignored actions would still refer to a deleted group; and two rules cannot have the same priority.
                .replacementTrigger(groups)
                .deleteBeforeReplace(true)
                .build();
        var rules = createRules(Forwarding.toOneOf(group.arn(), activator.arn(), first), options);
        ready.addAll(rules);
        return new SwitchableListenerRules(rules.stream().map(ListenerRule::arn).toList(), arn(), activator);
    }
}
