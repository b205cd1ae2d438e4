package dev.slipway.components.balancer;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second target group of a service with blue/green deployments, and for each path a rule of the test listener, which
 * forwards to the slot that is being released.
 *
 * <p>Children: {@code <name>-tg} and {@code <name>-test-<path>}. Each rule contains both groups, so that ECS may deploy to
 * both before the main listener forwards to them.
 */
final class AlternateTargetGroup extends Component {
    private static final String TYPE = "slipway:balancer:AlternateTargetGroup";

    private final LoadBalancer balancer;
    private final BlueGreen blueGreen;
    private final TargetGroup group;
    private final List<Resource> rules = new ArrayList<>();

    /** @param primary the ARN of the other target group */
    AlternateTargetGroup(
            String name,
            LoadBalancer balancer,
            String service,
            ServiceTargetSpec args,
            BlueGreen blueGreen,
            Output<String> primary,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.balancer = balancer;
        this.blueGreen = blueGreen;
        group = new TargetGroup(
                ShortNames.targetGroup(name, service),
                TargetGroupInputs.ofTasks(args, balancer.vpcId()),
                TargetGroupInputs.options(options(), args.keeps(DeploymentSlot.ALTERNATE)));
        createRules(service, args.routes(), blueGreen.release(), primary);
        registerOutputs(Map.of("arn", group.arn()));
    }

    ServiceTargetGroup group() {
        return new ServiceTargetGroup(group.arn(), group.arnSuffix(), balancer.arnSuffix());
    }

    /** The rules, which must exist before ECS deploys to either group. */
    List<Resource> rules() {
        return rules;
    }

    /**
     * The action that divides requests between the two groups by their weights.
     *
     * @param primary the ARN of the other target group
     * @param deployed known when both slots are deployed
     */
    ListenerRuleActionArgs forwarding(Output<String> primary, Output<?> deployed) {
        var arns = Output.tuple(primary, group.arn(), deployed);
        return Forwarding.byWeight(
                arns.applyValue(all -> all.t1),
                blueGreen.primary(),
                arns.applyValue(all -> all.t2),
                blueGreen.alternate());
    }

    private void createRules(String service, ServiceRoutes routes, DeploymentSlot release, Output<String> primary) {
        var tests = balancer.tests();
        var action = release == DeploymentSlot.PRIMARY
                ? Forwarding.byWeight(primary, 1, group.arn(), 0)
                : Forwarding.byWeight(primary, 0, group.arn(), 1);
        for (var route : routes.conditions()) {
            rules.add(new ListenerRule(
                    childName("test-" + route.label()),
                    tests.rule(service, route, Optional.empty(), action),
                    childOptions()));
        }
    }
}
