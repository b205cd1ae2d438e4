package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second target group of each target of a service with blue/green deployments, and for each listener rule one of the test
 * listener, which forwards to the slot that is being released.
 *
 * <p>Children: {@code <name>-tg}, {@code <name>-<target>-tg} and {@code <name>-test-<path>}. Each rule contains both groups of
 * its target, so that ECS may deploy to both before the main listener forwards to them.
 */
final class AlternateTargetGroup extends Component {
    private static final String TYPE = "slipway:balancer:AlternateTargetGroup";

    private final ApplicationBalancer balancer;
    private final BlueGreen blueGreen;
    private final Map<TargetSpec, ServiceTargetGroup> groups = new LinkedHashMap<>();
    private final List<Resource> rules = new ArrayList<>();

    /** @param primary the other target group of each target */
    AlternateTargetGroup(
            String name,
            ApplicationBalancer balancer,
            String service,
            ServiceTargetSpec args,
            BlueGreen blueGreen,
            Map<TargetSpec, ServiceTargetGroup> primary,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.balancer = balancer;
        this.blueGreen = blueGreen;
        primary.keySet().forEach(target -> groups.put(target, createGroup(service, args, target)));
        createRules(service, args, primary);
        registerOutputs(Map.of("arn", groups.get(args.main()).arn()));
    }

    /** The target groups, with that of the main target first. */
    List<ServiceTargetGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** The rules, which must exist before ECS deploys to the groups. */
    List<Resource> rules() {
        return rules;
    }

    /**
     * The action that divides requests between the two groups of a target by their weights.
     *
     * @param primary the ARN of the other target group
     * @param deployed known when both slots are deployed
     */
    ListenerRuleActionArgs forwarding(TargetSpec target, Output<String> primary, Output<?> deployed) {
        var arns = Output.tuple(primary, groups.get(target).arn(), deployed);
        return Forwarding.byWeight(
                arns.applyValue(all -> all.t1),
                blueGreen.primary(),
                arns.applyValue(all -> all.t2),
                blueGreen.alternate());
    }

    private ServiceTargetGroup createGroup(String service, ServiceTargetSpec args, TargetSpec target) {
        var group = new TargetGroup(
                ShortNames.targetGroup(target.role(name()), service),
                TargetGroupInputs.ofTasks(args, target, balancer.vpcId()),
                TargetGroupInputs.options(options(), args.keeps(DeploymentSlot.ALTERNATE)));
        return ServiceTargetGroup.of(args, target, group, balancer);
    }

    private void createRules(String service, ServiceTargetSpec args, Map<TargetSpec, ServiceTargetGroup> primary) {
        for (var rule : args.rules(service)) {
            var action = rule.action() instanceof RouteAction.Forward forward
                    ? released(
                            primary.get(forward.target()).arn(),
                            groups.get(forward.target()).arn())
                    : ((RouteAction.Answer) rule.action()).action();
            rules.add(new ListenerRule(
                    childName("test-" + rule.label()),
                    balancer.tests().rule(rule, Optional.empty(), balancer.actions(rule, action)),
                    childOptions()));
        }
    }

    /** The action that forwards to the slot that is being released. */
    private ListenerRuleActionArgs released(Output<String> primary, Output<String> alternate) {
        return blueGreen.release() == DeploymentSlot.PRIMARY
                ? Forwarding.byWeight(primary, 1, alternate, 0)
                : Forwarding.byWeight(primary, 0, alternate, 1);
    }
}
