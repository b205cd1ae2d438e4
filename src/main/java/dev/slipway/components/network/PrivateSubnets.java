package dev.slipway.components.network;

import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.Route;
import com.pulumi.aws.ec2.RouteArgs;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.RouteTableArgs;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.RouteTableAssociationArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The private subnets, one in each zone, each with its own route table. */
final class PrivateSubnets extends Component {
    static final String TYPE = "slipway:network:PrivateSubnets";

    private final SortedMap<String, Subnet> subnets = new TreeMap<>();
    private final List<RouteTable> routeTables = new ArrayList<>();

    record Args(ZonedVpc zoned, NatGateways gateways) {}

    PrivateSubnets(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        for (var letter : args.zoned().plan().letters()) {
            var table = createRouteTable(args.zoned(), letter);
            args.gateways().gatewayFor(letter).ifPresent(gateway -> createNatRoute(letter, table, gateway));
            routeTables.add(table);
            subnets.put(letter, createSubnet(args.zoned(), letter, table));
        }
        registerOutputs(Map.of("ids", ids()));
    }

    private RouteTable createRouteTable(ZonedVpc zoned, String letter) {
        var table = RouteTableArgs.builder().vpcId(zoned.vpc().id()).build();
        return new RouteTable(childName(letter + "-routes"), table, childOptions());
    }

    private void createNatRoute(String letter, RouteTable table, NatGateway gateway) {
        var route = RouteArgs.builder()
                .routeTableId(table.id())
                .destinationCidrBlock("0.0.0.0/0")
                .natGatewayId(gateway.id())
                .build();
        new Route(childName(letter + "-nat"), route, childOptions());
    }

    private Subnet createSubnet(ZonedVpc zoned, String letter, RouteTable table) {
        var subnet = new Subnet(childName(letter), zoned.privateSubnet(letter), ZonedVpc.keepingItsZone(options()));
        var association = RouteTableAssociationArgs.builder()
                .subnetId(subnet.id())
                .routeTableId(table.id())
                .build();
        new RouteTableAssociation(childName(letter + "-association"), association, childOptions());
        return subnet;
    }

    List<RouteTable> routeTables() {
        return routeTables;
    }

    Output<List<String>> ids() {
        return Output.all(subnets.values().stream().map(Subnet::id).toList());
    }

    SortedMap<String, Output<String>> idsByLetter() {
        var ids = new TreeMap<String, Output<String>>();
        subnets.forEach((letter, subnet) -> ids.put(letter, subnet.id()));
        return ids;
    }
}
