package dev.slipway.analysis.securitygroup;

import com.pulumi.aws.ec2.DefaultSecurityGroup;
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
 * One rule of a security group: a resource of its own of the provider's newer or older type, or inline in a group.
 *
 * @param resource the rule, or the security group that contains it inline
 * @param group the id of the security group; empty for an inline rule of a group without a known id
 * @param cidrs the address blocks of the other side, IPv4 and IPv6
 * @param peers the ids of the security groups of the other side
 */
public record SecurityGroupRule(
        PlannedResource resource, String group, PortRange ports, List<String> cidrs, List<String> peers) {

    /** The rules of inbound traffic, in the order of the plan. */
    public static List<SecurityGroupRule> ingress(Plan plan) {
        return of(plan, "ingress", SecurityGroupIngressRule.class);
    }

    /** The rules of outbound traffic, in the order of the plan. */
    public static List<SecurityGroupRule> egress(Plan plan) {
        return of(plan, "egress", SecurityGroupEgressRule.class);
    }

    private static List<SecurityGroupRule> of(Plan plan, String direction, Class<? extends Resource> ruleType) {
        return plan.resources().stream()
                .flatMap(resource -> of(plan, resource, direction, ruleType))
                .toList();
    }

    private static Stream<SecurityGroupRule> of(
            Plan plan, PlannedResource resource, String direction, Class<? extends Resource> ruleType) {
        if (resource.is(ruleType) || isOlderRule(resource, direction)) {
            return Stream.of(read(resource, resource.text("securityGroupId"), resource.inputs()));
        }
        if (resource.is(SecurityGroup.class) || resource.is(DefaultSecurityGroup.class)) {
            var group = id(plan, resource);
            return resource.list(direction).stream().map(rule -> read(resource, group, (Map<?, ?>) rule));
        }
        return Stream.empty();
    }

    private static boolean isOlderRule(PlannedResource resource, String direction) {
        return resource.is(com.pulumi.aws.ec2.SecurityGroupRule.class)
                && resource.text("type").equals(direction);
    }

    private static String id(Plan plan, PlannedResource group) {
        return plan.names().entrySet().stream()
                .filter(name ->
                        name.getKey().startsWith("sg-") && name.getValue().contains(group.urn()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static SecurityGroupRule read(PlannedResource resource, String group, Map<?, ?> rule) {
        return new SecurityGroupRule(
                resource,
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

    /** The address blocks that contain every address. */
    public List<String> anywhere() {
        return cidrs.stream().filter(cidr -> cidr.endsWith("/0")).toList();
    }

    /** True for a rule of a component in a package, by its ancestors' types in the URN. */
    public boolean within(String componentPackage) {
        var types = resource.urn().split("::")[2].split("\\$");
        return Stream.of(types).anyMatch(type -> type.startsWith("slipway:%s:".formatted(componentPackage)));
    }

    /** True for a rule of a security group of a service's tasks. */
    public boolean isOf(PlannedResource service) {
        return service.list("networkConfiguration.securityGroups").contains(group);
    }
}
