package dev.slipway.controllers.route;

import dev.slipway.controllers.aws.AwsFailure;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * Listener rules that forward to two target groups, with weights of 1 and 0. Both stay in the rule, since a load balancer
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">checks the
 * health</a> only of groups that a rule refers to. Other actions of a rule, such as a login, are not changed.
 *
 * @param rules the ARNs of the rules
 * @param service the ARN of the target group of the tasks
 * @param activator the ARN of the target group of the activator
 */
record BalancerRoute(ElasticLoadBalancingV2Client balancing, List<String> rules, String service, String activator)
        implements Route {

    @Override
    public boolean switchTo(RouteTarget target) {
        var weights = Map.of(
                service, target == RouteTarget.SERVICE ? 1 : 0, activator, target == RouteTarget.ACTIVATOR ? 1 : 0);
        var found = AwsFailure.named(
                "elasticloadbalancing:DescribeRules",
                "the listener rules",
                () -> balancing.describeRules(request -> request.ruleArns(rules)));
        var changed = false;
        for (var rule : found.rules()) {
            var actions = rule.actions().stream()
                    .map(action -> turned(action, weights))
                    .toList();
            if (!actions.equals(rule.actions())) {
                modify(rule, actions.stream().map(BalancerRoute::withSecret).toList());
                changed = true;
            }
        }
        return changed;
    }

    private void modify(Rule rule, List<Action> actions) {
        AwsFailure.named(
                "elasticloadbalancing:ModifyRule",
                "the listener rule " + rule.ruleArn(),
                () -> balancing.modifyRule(
                        request -> request.ruleArn(rule.ruleArn()).actions(actions)));
    }

    private Action turned(Action action, Map<String, Integer> weights) {
        if (action.type() != ActionTypeEnum.FORWARD || leads(action, weights)) {
            return action;
        }
        var groups = List.of(tuple(service, weights), tuple(activator, weights));
        return action.toBuilder()
                .targetGroupArn(null)
                .forwardConfig(forward -> forward.targetGroups(groups))
                .build();
    }

    /**
     * The action as <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html">
     * ModifyRule</a> accepts it: the client secret of a login, which DescribeRules does not return, stays as it is.
     */
    private static Action withSecret(Action action) {
        return action.type() != ActionTypeEnum.AUTHENTICATE_OIDC
                ? action
                : action.toBuilder()
                        .authenticateOidcConfig(action.authenticateOidcConfig().toBuilder()
                                .useExistingClientSecret(true)
                                .build())
                        .build();
    }

    private static boolean leads(Action action, Map<String, Integer> weights) {
        var groups = action.forwardConfig() == null
                ? List.<TargetGroupTuple>of()
                : action.forwardConfig().targetGroups();
        return groups.size() == weights.size()
                && groups.stream()
                        .allMatch(group ->
                                group.weight() != null && group.weight().equals(weights.get(group.targetGroupArn())));
    }

    private static TargetGroupTuple tuple(String group, Map<String, Integer> weights) {
        return TargetGroupTuple.builder()
                .targetGroupArn(group)
                .weight(weights.get(group))
                .build();
    }
}
