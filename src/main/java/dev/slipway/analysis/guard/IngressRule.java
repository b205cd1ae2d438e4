package dev.slipway.analysis.guard;

import com.pulumi.aws.ec2.DefaultSecurityGroup;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.resources.Resource;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One rule that lets somebody in, whichever of the provider's three ways it is written in.
 *
 * @param resource the rule, or the security group that has it inline
 * @param ports the protocol and the ports, such as {@code tcp 443}
 * @param cidrs the address blocks that are let in, IPv4 and IPv6
 */
record IngressRule(PlannedResource resource, String ports, List<String> cidrs) {
    private static final List<Class<? extends Resource>> GROUPS =
            List.of(SecurityGroup.class, DefaultSecurityGroup.class);

    static Stream<IngressRule> in(Plan plan) {
        return plan.resources().stream().flatMap(IngressRule::of);
    }

    private static Stream<IngressRule> of(PlannedResource resource) {
        if (resource.is(SecurityGroupIngressRule.class)) {
            return Stream.of(read(resource, resource.inputs(), "ipProtocol"));
        }
        if (resource.is(SecurityGroupRule.class)) {
            return resource.text("type").equals("ingress")
                    ? Stream.of(read(resource, resource.inputs(), "protocol"))
                    : Stream.empty();
        }
        return GROUPS.stream().anyMatch(resource::is)
                ? resource.list("ingress").stream().map(rule -> read(resource, (Map<?, ?>) rule, "protocol"))
                : Stream.empty();
    }

    private static IngressRule read(PlannedResource resource, Map<?, ?> rule, String protocolKey) {
        var cidrs = Stream.of("cidrIpv4", "cidrIpv6", "cidrBlocks", "ipv6CidrBlocks")
                .flatMap(
                        key -> rule.get(key) instanceof List<?> list ? list.stream() : Stream.ofNullable(rule.get(key)))
                .map(Object::toString)
                .toList();
        return new IngressRule(resource, ports(rule, protocolKey), cidrs);
    }

    private static String ports(Map<?, ?> rule, String protocolKey) {
        var protocol = String.valueOf(rule.get(protocolKey));
        if (protocol.equals("-1") || protocol.equals("all") || !rule.containsKey("fromPort")) {
            return "every port";
        }
        var from = rule.get("fromPort").toString();
        var to = String.valueOf(rule.get("toPort"));
        return "%s %s".formatted(protocol, from.equals(to) ? from : from + "-" + to);
    }

    boolean onePort() {
        return ports.matches("(tcp|udp) \\d+");
    }

    /** The blocks that hold every address there is. */
    List<String> anywhere() {
        return cidrs.stream().filter(cidr -> cidr.endsWith("/0")).toList();
    }

    /** Returns true if the rule belongs to a component of this package, by its ancestors' types in the URN. */
    boolean within(String componentPackage) {
        var types = resource.urn().split("::")[2].split("\\$");
        return Stream.of(types).anyMatch(type -> type.startsWith("slipway:%s:".formatted(componentPackage)));
    }
}
