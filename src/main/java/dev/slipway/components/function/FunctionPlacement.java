package dev.slipway.components.function;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.lambda.inputs.FunctionVpcConfigArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * VPC configuration of a function: network interfaces in private subnets, with a security group without ingress rules.
 * The function reaches the internet only through the network's NAT gateways, and AWS services also through its
 * endpoints.
 *
 * <p>Children: {@code <name>-group} (the security group) and {@code <name>-to-anywhere} (its egress rule).
 */
final class FunctionPlacement extends Component implements LinkClient {
    private static final String TYPE = "slipway:function:FunctionPlacement";

    private final Network network;
    private final SecurityGroup group;

    FunctionPlacement(String name, Network network, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.network = network;
        group = createSecurityGroup();
        createEgress();
        registerOutputs(Map.of("securityGroupId", securityGroupId()));
    }

    @Override
    public Output<String> securityGroupId() {
        return group.id();
    }

    /** @param others ids of further security groups */
    FunctionVpcConfigArgs config(List<String> others) {
        return FunctionVpcConfigArgs.builder()
                .subnetIds(network.privateSubnetIds())
                .securityGroupIds(group.id().applyValue(own -> Stream.concat(Stream.of(own), others.stream())
                        .toList()))
                .build();
    }

    /**
     * The permissions with which
     * <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html">Lambda</a> creates the network
     * interfaces, denied to the function's own code: calls from the code carry
     * <a href="https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html">the function's
     * ARN</a>, those of Lambda to EC2 do not.
     */
    static Statement grant() {
        return Statement.allow(
                        "ec2:CreateNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSubnets",
                        "ec2:DeleteNetworkInterface",
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:UnassignPrivateIpAddresses")
                .onAny("Lambda connects with interfaces that are not there yet")
                .when("Null", "lambda:SourceFunctionArn", Output.of("true"));
    }

    private SecurityGroup createSecurityGroup() {
        return new SecurityGroup(
                childName("group"),
                SecurityGroupArgs.builder()
                        .description("Connections of " + name())
                        .vpcId(network.vpcId())
                        .build(),
                childOptions());
    }

    private void createEgress() {
        new SecurityGroupEgressRule(
                childName("to-anywhere"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(group.id())
                        .description("All destinations: AWS APIs, other services")
                        .ipProtocol("-1")
                        .cidrIpv4("0.0.0.0/0")
                        .build(),
                childOptions());
    }
}
