package dev.slipway.components.network;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Arguments of {@link ExistingVpc}.
 *
 * @param vpcId such as {@code vpc-0123456789abcdef0}
 * @param publicSubnetIds subnets with a route to an internet gateway; empty for a stack without resources that the
 *     internet connects to
 * @param privateSubnetIds subnets without such a route; empty if every task has a public address. A load balancer or a
 *     database needs subnets in two availability zones
 */
public record ExistingVpcArgs(String vpcId, List<String> publicSubnetIds, List<String> privateSubnetIds) {
    private static final Pattern VPC = Pattern.compile("vpc-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern SUBNET = Pattern.compile("subnet-([0-9a-f]{8}|[0-9a-f]{17})");

    public ExistingVpcArgs {
        publicSubnetIds = List.copyOf(publicSubnetIds);
        privateSubnetIds = List.copyOf(privateSubnetIds);
        if (!VPC.matcher(vpcId).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no VPC id; write vpc- and 8 or 17 of 0-9 and a-f, such as vpc-0123456789abcdef0"
                            .formatted(vpcId));
        }
        if (publicSubnetIds.isEmpty() && privateSubnetIds.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s comes without subnets; name public or private ones".formatted(vpcId));
        }
        var seen = new HashSet<String>();
        publicSubnetIds.forEach(id -> checkSubnet(id, seen));
        privateSubnetIds.forEach(id -> checkSubnet(id, seen));
    }

    /** A VPC with public subnets only; add private ones with {@link #withPrivateSubnets}. */
    public static ExistingVpcArgs ofPublic(String vpcId, List<String> subnetIds) {
        return new ExistingVpcArgs(vpcId, subnetIds, List.of());
    }

    /** A VPC with private subnets only; add public ones with {@link #withPublicSubnets}. */
    public static ExistingVpcArgs ofPrivate(String vpcId, List<String> subnetIds) {
        return new ExistingVpcArgs(vpcId, List.of(), subnetIds);
    }

    public ExistingVpcArgs withPublicSubnets(List<String> subnetIds) {
        return new ExistingVpcArgs(vpcId, subnetIds, privateSubnetIds);
    }

    public ExistingVpcArgs withPrivateSubnets(List<String> subnetIds) {
        return new ExistingVpcArgs(vpcId, publicSubnetIds, subnetIds);
    }

    private static void checkSubnet(String id, HashSet<String> seen) {
        if (!SUBNET.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no subnet id; write subnet- and 8 or 17 of 0-9 and a-f, such as subnet-0123456789abcdef0"
                            .formatted(id));
        }
        if (!seen.add(id)) {
            throw new IllegalArgumentException(
                    "%s is named twice; name it once, as public or as private".formatted(id));
        }
    }
}
