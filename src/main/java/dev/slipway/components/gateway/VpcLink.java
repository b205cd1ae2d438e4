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
 * An HTTP API's way into the private subnets of a VPC, with a security group of its own. AWS cannot change a link, so
 * other subnets replace it. One that is idle for 60 days is put to rest, and the first requests after that fail until
 * it is back, see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html">VPC
 * links</a>.
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
