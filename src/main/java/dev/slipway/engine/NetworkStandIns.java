package dev.slipway.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stand-ins of the network's resources, which EC2 numbers. */
record NetworkStandIns(AwsAccount account) {

    /** None for what is no part of a network. */
    Optional<StandIn> of(String type, String physical, String digits) {
        return Optional.ofNullable(find(type, physical, digits));
    }

    private @Nullable StandIn find(String type, String physical, String digits) {
        return switch (type) {
            case "aws:ec2/vpc:Vpc" ->
                ec2("vpc", digits)
                        .with("defaultSecurityGroupId", "sg-" + digits)
                        .with("defaultRouteTableId", "rtb-" + digits)
                        .with("defaultNetworkAclId", "acl-" + digits);
            case "aws:ec2/subnet:Subnet" -> ec2("subnet", digits);
            case "aws:ec2/internetGateway:InternetGateway" -> ec2("igw", digits);
            case "aws:ec2/natGateway:NatGateway" -> ec2("nat", digits);
            case "aws:ec2/routeTable:RouteTable" -> ec2("rtb", digits);
            case "aws:ec2/securityGroup:SecurityGroup" -> ec2("sg", digits).with("name", physical);
            case "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" -> ec2("sgr", digits);
            case "aws:ec2/vpcEndpoint:VpcEndpoint" ->
                ec2("vpce", digits).with("prefixListId", "pl-" + digits.substring(0, 8));
            case "aws:ec2/networkAcl:NetworkAcl" -> ec2("acl", digits);
            case "aws:ec2/flowLog:FlowLog" -> ec2("fl", digits);
            case "aws:ec2/eip:Eip" ->
                ec2("eipalloc", digits)
                        .with("allocationId", "eipalloc-" + digits)
                        .with("publicIp", "203.0.113.10");
            default -> null;
        };
    }

    private StandIn ec2(String prefix, String digits) {
        var id = prefix + "-" + digits;
        return StandIn.of(id).with("arn", account.arn("ec2", id));
    }
}
