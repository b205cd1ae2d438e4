package dev.slipway.components.delivery;

import java.util.List;

/** A VPC and what is in it. A call that makes a thing within another is limited to the region, since IAM checks both things. */
final class NetworkNeeds {
    static final List<ResourcePermissions> ALL = List.of(
            ResourcePermissions.of("aws:ec2/vpc:Vpc")
                    .reads(
                            "ec2:DescribeVpcs",
                            "ec2:DescribeVpcAttribute",
                            "ec2:DescribeNetworkAcls",
                            "ec2:DescribeRouteTables",
                            "ec2:DescribeSecurityGroups")
                    .bears("ec2:CreateVpc", "ec2:CreateTags")
                    .owns("ec2:DeleteVpc", "ec2:ModifyVpcAttribute", "ec2:CreateTags", "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
                    .reads("ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules")
                    .bears("ec2:CreateTags")
                    .owns(
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:AuthorizeSecurityGroupEgress",
                            "ec2:RevokeSecurityGroupIngress",
                            "ec2:RevokeSecurityGroupEgress",
                            "ec2:CreateTags",
                            "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/subnet:Subnet")
                    .reads("ec2:DescribeSubnets", "ec2:DescribeNetworkInterfaces")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateSubnet")
                    .owns("ec2:DeleteSubnet", "ec2:ModifySubnetAttribute", "ec2:CreateTags", "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/internetGateway:InternetGateway")
                    .reads("ec2:DescribeInternetGateways")
                    .bears("ec2:CreateInternetGateway", "ec2:CreateTags")
                    .owns(
                            "ec2:AttachInternetGateway",
                            "ec2:DetachInternetGateway",
                            "ec2:DeleteInternetGateway",
                            "ec2:CreateTags",
                            "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/routeTable:RouteTable")
                    .reads("ec2:DescribeRouteTables")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateRouteTable")
                    .owns("ec2:DeleteRouteTable", "ec2:DisassociateRouteTable", "ec2:CreateTags", "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/route:Route")
                    .reads("ec2:DescribeRouteTables")
                    .owns("ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute"),
            ResourcePermissions.of("aws:ec2/routeTableAssociation:RouteTableAssociation")
                    .reads("ec2:DescribeRouteTables")
                    .owns("ec2:AssociateRouteTable", "ec2:DisassociateRouteTable", "ec2:ReplaceRouteTableAssociation"),
            ResourcePermissions.of("aws:ec2/natGateway:NatGateway")
                    .reads("ec2:DescribeNatGateways")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateNatGateway")
                    .owns("ec2:DeleteNatGateway", "ec2:CreateTags", "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/eip:Eip")
                    .reads("ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute")
                    .bears("ec2:AllocateAddress", "ec2:CreateTags")
                    .owns("ec2:ReleaseAddress", "ec2:DisassociateAddress", "ec2:CreateTags", "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/securityGroup:SecurityGroup")
                    .reads(
                            "ec2:DescribeSecurityGroups",
                            "ec2:DescribeSecurityGroupRules",
                            "ec2:DescribeNetworkInterfaces")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateSecurityGroup")
                    .owns(
                            "ec2:DeleteSecurityGroup",
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:AuthorizeSecurityGroupEgress",
                            "ec2:RevokeSecurityGroupIngress",
                            "ec2:RevokeSecurityGroupEgress",
                            "ec2:CreateTags",
                            "ec2:DeleteTags"),
            ResourcePermissions.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                    .reads("ec2:DescribeSecurityGroupRules")
                    .owns(
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:RevokeSecurityGroupIngress",
                            "ec2:ModifySecurityGroupRules",
                            "ec2:CreateTags",
                            "ec2:DeleteTags")
                    .bears("ec2:CreateTags")
                    .on(
                            "ec2",
                            "security-group-rule/*",
                            "ec2:AuthorizeSecurityGroupIngress",
                            "ec2:RevokeSecurityGroupIngress",
                            "ec2:ModifySecurityGroupRules"),
            ResourcePermissions.of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
                    .reads("ec2:DescribeSecurityGroupRules")
                    .owns(
                            "ec2:AuthorizeSecurityGroupEgress",
                            "ec2:RevokeSecurityGroupEgress",
                            "ec2:ModifySecurityGroupRules",
                            "ec2:CreateTags",
                            "ec2:DeleteTags")
                    .bears("ec2:CreateTags")
                    .on(
                            "ec2",
                            "security-group-rule/*",
                            "ec2:AuthorizeSecurityGroupEgress",
                            "ec2:RevokeSecurityGroupEgress",
                            "ec2:ModifySecurityGroupRules"),
            ResourcePermissions.of("aws:ec2/networkAcl:NetworkAcl")
                    .reads("ec2:DescribeNetworkAcls")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateNetworkAcl", "ec2:ReplaceNetworkAclAssociation")
                    .owns(
                            "ec2:CreateNetworkAclEntry",
                            "ec2:DeleteNetworkAclEntry",
                            "ec2:ReplaceNetworkAclEntry",
                            "ec2:DeleteNetworkAcl",
                            "ec2:CreateTags",
                            "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/vpcEndpoint:VpcEndpoint")
                    .reads("ec2:DescribeVpcEndpoints", "ec2:DescribeVpcEndpointServices", "ec2:DescribePrefixLists")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateVpcEndpoint")
                    .owns("ec2:DeleteVpcEndpoints", "ec2:ModifyVpcEndpoint", "ec2:CreateTags", "ec2:DeleteTags"),
            ResourcePermissions.of("aws:ec2/flowLog:FlowLog")
                    .reads("ec2:DescribeFlowLogs")
                    .bears("ec2:CreateTags")
                    .inRegion("ec2:CreateFlowLogs")
                    .owns("ec2:DeleteFlowLogs", "ec2:CreateTags", "ec2:DeleteTags")
                    .passes("vpc-flow-logs.amazonaws.com"));

    private NetworkNeeds() {}
}
