package dev.slipway.components.network;

import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcEndpoint;
import com.pulumi.aws.ec2.VpcEndpointArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import java.util.List;
import java.util.Map;

/**
 * The endpoints of a VPC: gateway endpoints in its route tables, interface endpoints with private DNS in its private
 * subnets. An interface endpoint has a network interface in every zone of the VPC; AWS refuses a service that one of
 * the zones lacks.
 */
final class VpcEndpoints extends Component {
    static final String TYPE = "slipway:network:VpcEndpoints";

    private static final int HTTPS = 443;

    record Args(List<EndpointService> services, Vpc vpc, PrivateSubnets subnets, List<RouteTable> routeTables) {}

    VpcEndpoints(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var gateways = args.services().stream().filter(EndpointService::isGateway);
        gateways.forEach(service -> createGateway(service, args));
        var interfaces =
                args.services().stream().filter(service -> !service.isGateway()).toList();
        if (!interfaces.isEmpty()) {
            var group = createGroup(args.vpc());
            interfaces.forEach(service -> createInterfaces(service, args, group));
        }
        registerOutputs(Map.of());
    }

    private void createGateway(EndpointService service, Args args) {
        for (var part : service.parts()) {
            var endpoint = VpcEndpointArgs.builder()
                    .vpcId(args.vpc().id())
                    .vpcEndpointType("Gateway")
                    .serviceName(nameHere(part))
                    .routeTableIds(Output.all(
                            args.routeTables().stream().map(RouteTable::id).toList()))
                    .build();
            new VpcEndpoint(childName(part.role()), endpoint, childOptions());
        }
    }

    private SecurityGroup createGroup(Vpc vpc) {
        var group = new SecurityGroup(
                childName("group"),
                SecurityGroupArgs.builder()
                        .description("Interface endpoints")
                        .vpcId(vpc.id())
                        .build(),
                childOptions());
        var https = SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(group.id())
                .description("HTTPS from the VPC")
                .ipProtocol("tcp")
                .fromPort(HTTPS)
                .toPort(HTTPS)
                .cidrIpv4(vpc.cidrBlock())
                .build();
        new SecurityGroupIngressRule(childName("group-https"), https, childOptions());
        return group;
    }

    private void createInterfaces(EndpointService service, Args args, SecurityGroup group) {
        for (var part : service.parts()) {
            var endpoint = VpcEndpointArgs.builder()
                    .vpcId(args.vpc().id())
                    .vpcEndpointType("Interface")
                    .serviceName(nameHere(part))
                    .subnetIds(args.subnets().ids())
                    .securityGroupIds(group.id().applyValue(List::of))
                    .privateDnsEnabled(true)
                    .build();
            new VpcEndpoint(childName(part.role()), endpoint, childOptions());
        }
    }

    private static Output<String> nameHere(EndpointService.Part part) {
        return AwsContext.region().applyValue(part::nameIn);
    }
}
