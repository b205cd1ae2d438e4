package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.VpcLinkArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;

/**
 * The VPC link of an HTTP API to private subnets, with its security group. AWS cannot change a link, so that other
 * subnets replace it. A link without traffic for 60 days becomes inactive, and requests fail until AWS has reactivated
 * it, see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html">VPC links</a>.
 *
 * <p>Children: {@code <name>-sg} and {@code <name>-vpc}.
 */
final class VpcLink extends Component {
    private static final String TYPE = "slipway:gateway:VpcLink";

    private final SecurityGroup securityGroup;
    private final com.pulumi.aws.apigatewayv2.VpcLink link;

    VpcLink(String name, Network network, ComponentResourceOptions options) {
        super(TYPE, name, options);
        securityGroup = createSecurityGroup(network);
        link = createLink(network);
        registerOutputs(Map.of("id", id(), "securityGroupId", securityGroupId()));
    }

    Output<String> id() {
        return link.id();
    }

    Output<String> securityGroupId() {
        return securityGroup.id();
    }

    private SecurityGroup createSecurityGroup(Network network) {
        return new SecurityGroup(
                childName("sg"),
                SecurityGroupArgs.builder()
                        .description("VPC link %s".formatted(name()))
                        .vpcId(network.vpcId())
                        .build(),
                childOptions());
    }

    private com.pulumi.aws.apigatewayv2.VpcLink createLink(Network network) {
        return new com.pulumi.aws.apigatewayv2.VpcLink(
                childName("vpc"),
                VpcLinkArgs.builder()
                        .subnetIds(network.privateSubnetIds())
                        .securityGroupIds(securityGroup.id().applyValue(List::of))
                        .build(),
                childOptions());
    }
}
