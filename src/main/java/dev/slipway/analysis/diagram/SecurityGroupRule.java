package dev.slipway.analysis.diagram;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.resources.Resource;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One rule of a security group, whichever of the provider's three ways it is written in.
 *
 * @param group the id of the group
 * @param cidrs the address blocks on the other side
 * @param peers the ids of the groups on the other side
 */
record SecurityGroupRule(String group, PortRange ports, List<String> cidrs, List<String> peers) {

    static List<SecurityGroupRule> ingress(Plan plan) {
        return in(plan, "ingress", SecurityGroupIngressRule.class);
    }

    static List<SecurityGroupRule> egress(Plan plan) {
        return in(plan, "egress", SecurityGroupEgressRule.class);
    }

    private static List<SecurityGroupRule> in(Plan plan, String direction, Class<? extends Resource> ruleType) {
        var rules = plan.ofType(ruleType).stream().map(SecurityGroupRule::of);
        var old = plan.ofType(com.pulumi.aws.ec2.SecurityGroupRule.class).stream()
                .filter(rule -> rule.text("type").equals(direction))
                .map(SecurityGroupRule::of);
        var inline = plan.ofType(SecurityGroup.class).stream().flatMap(group -> inline(plan, group, direction));
        return Stream.of(rules, old, inline).flatMap(all -> all).toList();
    }

    private static SecurityGroupRule of(PlannedResource rule) {
        return read(rule.text("securityGroupId"), rule.inputs());
    }

    private static Stream<SecurityGroupRule> inline(Plan plan, PlannedResource group, String direction) {
        var id = plan.names().entrySet().stream()
                .filter(name ->
                        name.getKey().startsWith("sg-") && name.getValue().contains(group.urn()))
                .map(Map.Entry::getKey)
                .findFirst();
        return id.stream()
                .flatMap(groupId -> group.list(direction).stream().map(rule -> read(groupId, (Map<?, ?>) rule)));
    }

    private static SecurityGroupRule read(String group, Map<?, ?> rule) {
        return new SecurityGroupRule(
                group,
                PortRange.of(rule),
                texts(rule, "cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks"),
                texts(rule, "referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups"));
    }

    private static List<String> texts(Map<?, ?> rule, String... keys) {
        return Stream.of(keys)
                .flatMap(
                        key -> rule.get(key) instanceof List<?> list ? list.stream() : Stream.ofNullable(rule.get(key)))
                .map(Object::toString)
                .toList();
    }
}
