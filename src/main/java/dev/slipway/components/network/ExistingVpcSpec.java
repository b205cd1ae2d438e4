package dev.slipway.components.network;

import dev.slipway.base.SpecErrors;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settings of an existing VPC.
 *
 * @param vpcId such as {@code vpc-0123456789abcdef0}
 * @param publicSubnetIds subnets with a route to an internet gateway; empty for a stack without resources that the
 *     internet connects to
 * @param privateSubnetIds subnets without such a route; empty if every task has a public address. A load balancer or a
 *     database needs subnets in two availability zones
 */
public record ExistingVpcSpec(String vpcId, List<String> publicSubnetIds, List<String> privateSubnetIds)
        implements NetworkSpec {
    private static final Pattern VPC = Pattern.compile("vpc-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern SUBNET = Pattern.compile("subnet-([0-9a-f]{8}|[0-9a-f]{17})");

    public ExistingVpcSpec {
        publicSubnetIds = List.copyOf(publicSubnetIds);
        privateSubnetIds = List.copyOf(privateSubnetIds);
        var errors = new SpecErrors();
        if (!VPC.matcher(vpcId).matches()) {
            errors.add(
                    "vpcId",
                    "\"%s\" is no VPC id".formatted(vpcId),
                    "write vpc- and 8 or 17 of 0-9 and a-f, such as vpc-0123456789abcdef0");
        }
        if (publicSubnetIds.isEmpty() && privateSubnetIds.isEmpty()) {
            errors.add(
                    "vpcId",
                    "the subnets of %s are missing".formatted(vpcId),
                    "list publicSubnetIds, privateSubnetIds or both");
        }
        var seen = new HashSet<String>();
        publicSubnetIds.forEach(id -> checkSubnet("publicSubnetIds", id, seen, errors));
        privateSubnetIds.forEach(id -> checkSubnet("privateSubnetIds", id, seen, errors));
        errors.throwAll();
    }

    private static void checkSubnet(String key, String id, HashSet<String> seen, SpecErrors errors) {
        if (!SUBNET.matcher(id).matches()) {
            errors.add(
                    key,
                    "\"%s\" is not a subnet id".formatted(id),
                    "write subnet- and 8 or 17 of 0-9 and a-f, such as subnet-0123456789abcdef0");
        }
        if (!seen.add(id)) {
            errors.add(key, "%s is listed twice".formatted(id), "list it once, as public or as private");
        }
    }
}
