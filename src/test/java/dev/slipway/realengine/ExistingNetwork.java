package dev.slipway.realengine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An existing VPC for stack files that name one: three zones, a public and a private subnet in each.
 *
 * @param listenerArn a listener with HTTP of an application load balancer in the public subnets
 */
record ExistingNetwork(String vpcId, List<String> publicSubnetIds, List<String> privateSubnetIds, String listenerArn) {
    private static final String ELB_VERSION = "2015-12-01";

    static ExistingNetwork createIn(EmulatedAws aws, String region) {
        var vpc = EmulatedAws.element("vpcId", aws.ec2(region, "CreateVpc", Map.of("CidrBlock", "10.9.0.0/16")));
        var open = new ArrayList<String>();
        var closed = new ArrayList<String>();
        for (var zone : List.of("a", "b", "c")) {
            open.add(subnet(aws, vpc, region, zone, open.size()));
            closed.add(subnet(aws, vpc, region, zone, 8 + closed.size()));
        }
        return new ExistingNetwork(vpc, List.copyOf(open), List.copyOf(closed), listener(aws, region, vpc, open));
    }

    private static String listener(EmulatedAws aws, String region, String vpc, List<String> subnets) {
        var group = EmulatedAws.element(
                "groupId",
                aws.ec2(
                        region,
                        "CreateSecurityGroup",
                        Map.of("GroupName", "shared", "GroupDescription", "Shared balancer", "VpcId", vpc)));
        var balancer = EmulatedAws.element(
                "LoadBalancerArn",
                aws.query(
                        region,
                        "elasticloadbalancing",
                        ELB_VERSION,
                        "CreateLoadBalancer",
                        Map.of(
                                "Name",
                                "shared",
                                "SecurityGroups.member.1",
                                group,
                                "Subnets.member.1",
                                subnets.get(0),
                                "Subnets.member.2",
                                subnets.get(1))));
        return EmulatedAws.element(
                "ListenerArn",
                aws.query(
                        region,
                        "elasticloadbalancing",
                        ELB_VERSION,
                        "CreateListener",
                        Map.of(
                                "LoadBalancerArn", balancer,
                                "Protocol", "HTTP",
                                "Port", "80",
                                "DefaultActions.member.1.Type", "fixed-response",
                                "DefaultActions.member.1.FixedResponseConfig.StatusCode", "404")));
    }

    private static String subnet(EmulatedAws aws, String vpc, String region, String zone, int sixteenth) {
        var parameters = Map.of(
                "VpcId", vpc, "CidrBlock", "10.9.%d.0/20".formatted(16 * sixteenth), "AvailabilityZone", region + zone);
        return EmulatedAws.element("subnetId", aws.ec2(region, "CreateSubnet", parameters));
    }

    /** The text of a stack file with the names replaced by ids. */
    String fillIn(String stackFile) {
        return stackFile
                .replace("EXISTING_LISTENER", listenerArn)
                .replace("EXISTING_VPC", vpcId)
                .replace("EXISTING_PUBLIC_SUBNETS", publicSubnetIds.toString())
                .replace("EXISTING_PRIVATE_SUBNETS", privateSubnetIds.toString());
    }
}
