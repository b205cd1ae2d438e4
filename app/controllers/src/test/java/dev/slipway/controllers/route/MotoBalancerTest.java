package dev.slipway.controllers.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.emulated.Moto;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** A listener rule against somebody else's idea of a balancer. */
class MotoBalancerTest {
    @Test
    void aRuleIsLedToAndFroAndKeepsBothGroups() throws IOException, InterruptedException {
        try (var moto = Moto.start()) {
            var balancing = moto.clients().balancing();
            var vpc = moto.ids("DescribeVpcs", "vpcId").get(0);
            var tasks = group(balancing, "tasks", TargetTypeEnum.IP, vpc);
            var activator = group(balancing, "activator", TargetTypeEnum.LAMBDA, vpc);
            var rule = rule(balancing, moto.ids("DescribeSubnets", "subnetId"), tasks);
            var route = new BalancerRoute(balancing, List.of(rule), tasks, activator);

            assertThat(route.switchTo(Route.RouteTarget.ACTIVATOR)).isTrue();
            assertThat(groups(balancing, rule)).containsExactlyInAnyOrder(tuple(tasks, 0), tuple(activator, 1));
            assertThat(route.switchTo(Route.RouteTarget.ACTIVATOR)).isFalse();
            assertThat(route.switchTo(Route.RouteTarget.SERVICE)).isTrue();
            assertThat(groups(balancing, rule)).containsExactlyInAnyOrder(tuple(tasks, 1), tuple(activator, 0));
        }
    }

    private static String group(ElasticLoadBalancingV2Client balancing, String name, TargetTypeEnum type, String vpc) {
        return balancing
                .createTargetGroup(request -> {
                    request.name(name).targetType(type);
                    if (type == TargetTypeEnum.IP) {
                        request.protocol(ProtocolEnum.HTTP).port(8080).vpcId(vpc);
                    }
                })
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    /** As it is at first: with the group of the tasks alone. */
    private static String rule(ElasticLoadBalancingV2Client balancing, List<String> subnets, String tasks) {
        var balancer = balancing
                .createLoadBalancer(request -> request.name("shared").subnets(subnets))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        var forward = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(tasks)
                .order(1)
                .build();
        var listener = balancing
                .createListener(request -> request.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(forward))
                .listeners()
                .get(0)
                .listenerArn();
        return balancing
                .createRule(request -> request.listenerArn(listener)
                        .priority(10)
                        .conditions(RuleCondition.builder()
                                .field("path-pattern")
                                .values("/orders*")
                                .build())
                        .actions(forward))
                .rules()
                .get(0)
                .ruleArn();
    }

    private static List<TargetGroupTuple> groups(ElasticLoadBalancingV2Client balancing, String rule) {
        return balancing
                .describeRules(request -> request.ruleArns(rule))
                .rules()
                .get(0)
                .actions()
                .get(0)
                .forwardConfig()
                .targetGroups();
    }

    private static TargetGroupTuple tuple(String group, int weight) {
        return TargetGroupTuple.builder().targetGroupArn(group).weight(weight).build();
    }
}
