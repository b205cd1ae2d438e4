package dev.slipway.components.network;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.List;
import java.util.SortedMap;

/**
 * The VPC of a stack. A service depends on the whole component before it starts tasks: the routes, NAT gateways and
 * endpoints that tasks need to pull their image exist by then.
 */
public abstract class Network extends Component {
    protected Network(String type, String name, ComponentResourceOptions options) {
        super(type, name, options);
    }

    /** The id of the VPC. */
    public abstract Output<String> vpcId();

    /** The VPC's IPv4 block. */
    public abstract Output<String> cidrBlock();

    /** The ids of the public subnets; empty for an existing VPC without any in its settings. */
    public abstract Output<List<String>> publicSubnetIds();

    /** The ids of the private subnets; empty for an existing VPC without any in its settings. */
    public abstract Output<List<String>> privateSubnetIds();

    /** The id of one subnet in each zone by a name of the zone: a private one, or a public one in a zone without. */
    public abstract SortedMap<String, Output<String>> subnetIdsByZone();
}
