package dev.slipway.components.network;

import com.pulumi.aws.ec2.InternetGateway;
import com.pulumi.aws.ec2.Route;
import com.pulumi.aws.ec2.RouteArgs;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.RouteTableArgs;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.RouteTableAssociationArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public subnets, one in each zone, with one route table. */
final class PublicSubnets extends Component {
    static final String TYPE = "slipway:network:PublicSubnets";

    private final Map<String, Subnet> subnets = new LinkedHashMap<>();
    private final RouteTable routeTable;

    record Args(ZonedVpc zoned, InternetGateway internet) {}

    PublicSubnets(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.routeTable = createRouteTable(args.zoned().vpc());
        createInternetRoute(args.internet());
        for (var letter : args.zoned().plan().letters()) {
            subnets.put(letter, createSubnet(args.zoned(), letter));
        }
        registerOutputs(Map.of("ids", ids()));
    }

    private RouteTable createRouteTable(Vpc vpc) {
        var table = RouteTableArgs.builder().vpcId(vpc.id()).build();
        return new RouteTable(childName("routes"), table, childOptions());
    }

    private void createInternetRoute(InternetGateway internet) {
        var route = RouteArgs.builder()
                .routeTableId(routeTable.id())
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(internet.id())
                .build();
        new Route(childName("internet"), route, childOptions());
    }

    private Subnet createSubnet(ZonedVpc zoned, String letter) {
        var subnet = new Subnet(childName(letter), zoned.publicSubnet(letter), ZonedVpc.keepingItsZone(options()));
        var association = RouteTableAssociationArgs.builder()
                .subnetId(subnet.id())
                .routeTableId(routeTable.id())
                .build();
        new RouteTableAssociation(childName(letter + "-association"), association, childOptions());
        return subnet;
    }

    /** The subnet of each zone, by the zone's letter. */
    Map<String, Subnet> subnets() {
        return subnets;
    }

    RouteTable routeTable() {
        return routeTable;
    }

    Output<List<String>> ids() {
        return Output.all(subnets.values().stream().map(Subnet::id).toList());
    }
}
