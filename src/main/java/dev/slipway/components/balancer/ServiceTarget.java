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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service behind a load balancer, created by {@link ApplicationBalancer#target}: target groups for its tasks and a listener
 * rule for each path. The service depends on {@link #ready}, since ECS refuses a target group that no rule forwards to.
 *
 * <p>Children: {@code <name>-tg} of HTTP to the main port, {@code <name>-<target>-tg} of other targets,
 * {@code <name>-rule-<path>} or, behind a distribution, {@code <name>-verified-<path>}, and {@code <name>-to-tasks-<port>};
 * {@code <name>-alt} of a blue/green deployment, whose rules {@link #createWeightedRules} creates; {@code <name>-act} of an
 * activator, to which the controllers switch the rules at run time. With several routes the names of rules also contain hosts
 * and other conditions.
 */
public final class ServiceTarget extends Component {
    private static final String TYPE = "slipway:balancer:ServiceTarget";
    private static final String TO_TASKS = "to-tasks";

    private final ApplicationBalancer balancer;
    private final String service;
    private final ServiceTargetSpec args;
    private final Map<TargetSpec, ServiceTargetGroup> groups = new LinkedHashMap<>();
    private final Optional<AlternateTargetGroup> alternate;
    private final Optional<SwitchableRoute> switchableRoute;

    /** Not this component, whose children include the activator's attachment, which depends on the service. */
    private final List<Resource> ready = new ArrayList<>();

    ServiceTarget(String name, ApplicationBalancer balancer, String service, ServiceTargetSpec args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        this.balancer = balancer;
        this.service = service;
        this.args = args;
        args.targets().forEach(target -> groups.put(target, createGroup(target)));
        alternate = args.blueGreen().map(this::createAlternate);
        alternate.ifPresent(other -> ready.addAll(other.rules()));
        ready.addAll(createAnswers());
        switchableRoute = args.activator().map(this::createSwitchableRoute);
        if (alternate.isEmpty() && switchableRoute.isEmpty()) {
            forwards()
                    .forEach((rule, target) -> ready.add(
                            createRule(rule, Forwarding.to(groups.get(target).arn()), childOptions())));
        }
        registerOutputs(Map.of("arn", arn()));
    }

    /** The ARN of the target group of the main target. */
    public Output<String> arn() {
        return main().arn();
    }

    /** The rules as a switchable route, for a service with an activator. */
    public Optional<SwitchableRoute> switchableRoute() {
        return switchableRoute;
    }

    /** The load balancer's place in the stack. */
    public StackBalancer place() {
        return balancer.place();
    }

    /** The load balancer's security group, for the ingress rule of the tasks. */
    public Output<String> securityGroupId() {
        return balancer.securityGroupId();
    }

    /** The ports of the tasks that the load balancer connects to, with that of the main target first. */
    public List<TaskPorts> ports() {
        return args.ports();
    }

    /**
     * Adds egress rules from the load balancer to the security group of the tasks, on their ports; none to the security group of an
     * existing load balancer. To be called once.
     */
    public void sendTo(Output<String> taskSecurityGroupId) {
        if (!balancer.ownsSecurityGroup()) {
            return;
        }
        for (var ports : ports()) {
            ready.add(new SecurityGroupEgressRule(
                    childName(ports.role(TO_TASKS)),
                    TargetGroupInputs.egress(service, ports, balancer.securityGroupId(), taskSecurityGroupId),
                    ports.equals(ports().get(0)) ? optionsOfFormer(TO_TASKS) : childOptions()));
        }
    }

    /** The target group of the main target, for the tasks of a deployment slot. */
    public ServiceTargetGroup group(DeploymentSlot side) {
        return groups(side).get(0);
    }

    /** The target groups for the tasks of a deployment slot, with that of the main target first. */
    public List<ServiceTargetGroup> groups(DeploymentSlot side) {
        return side == DeploymentSlot.PRIMARY
                ? List.copyOf(groups.values())
                : alternate.orElseThrow().groups();
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
        alternate.ifPresent(other -> forwards()
                .forEach((rule, target) -> createRule(
                        rule, other.forwarding(target, groups.get(target).arn(), deployed), childOptions())));
    }

    private ServiceTargetGroup main() {
        return groups.get(args.main());
    }

    /** The listener rules that forward to tasks, each with its target, in the order of the routes. */
    private Map<RouteRule, TargetSpec> forwards() {
        var forwards = new LinkedHashMap<RouteRule, TargetSpec>();
        for (var rule : args.rules(service)) {
            if (rule.action() instanceof RouteAction.Forward forward) {
                forwards.put(rule, forward.target());
            }
        }
        return forwards;
    }

    private ServiceTargetGroup createGroup(TargetSpec target) {
        var group = new TargetGroup(
                ShortNames.targetGroup(target.role(name()), service),
                TargetGroupInputs.ofTasks(args, target, balancer.vpcId()),
                TargetGroupInputs.options(options(), args.keeps(DeploymentSlot.PRIMARY)));
        return ServiceTargetGroup.of(args, target, group, balancer);
    }

    private AlternateTargetGroup createAlternate(BlueGreen blueGreen) {
        return new AlternateTargetGroup(
                childName("alt"), balancer, service, args, blueGreen, groups, childComponentOptions());
    }

    /** Creates the rules that redirect requests or answer them with a fixed response. */
    private List<ListenerRule> createAnswers() {
        var rules = new ArrayList<ListenerRule>();
        for (var rule : args.rules(service)) {
            if (rule.action() instanceof RouteAction.Answer answer) {
                rules.add(createRule(rule, answer.action(), childOptions()));
            }
        }
        return rules;
    }

    private ListenerRule createRule(RouteRule rule, ListenerRuleActionArgs action, CustomResourceOptions options) {
        // Another name behind a distribution: the former rules answer until its DNS record has moved.
        var role = balancer.originSecret().isPresent() ? "verified-" : "rule-";
        var created = new ListenerRule(
                childName(role + rule.label()),
                balancer.listener().rule(rule, balancer.originSecret(), balancer.actions(rule, action)),
                options);
        balancer.addRule(created);
        return created;
    }

    private SwitchableRoute createSwitchableRoute(InitialTarget first) {
        var activator = new ActivatorTargetGroup(childName("act"), service, childComponentOptions());
        var options = options()
                .ignoreChanges("actions")
                // Ignored actions would still refer to a deleted group; and two rules cannot have the same priority.
                .replacementTrigger(Output.format("%s %s", arn(), activator.arn()))
                .deleteBeforeReplace(true)
                .build();
        var rules = forwards().keySet().stream()
                .map(rule -> createRule(rule, Forwarding.toOneOf(arn(), activator.arn(), first), options))
                .toList();
        ready.addAll(rules);
        return new SwitchableListenerRules(rules.stream().map(ListenerRule::arn).toList(), arn(), activator);
    }
}
