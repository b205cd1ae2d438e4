package dev.slipway.components.network;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.List;

/**
 * The VPC that a stack runs in. Depend on it as a whole before starting a task: what tasks need to pull their image
 * (routes, NAT gateways, endpoints) exists then.
 */
public abstract class Network extends Component {
    protected Network(String type, String name, ComponentResourceOptions options) {
        super(type, name, options);
    }

    /** The id of the VPC. */
    public abstract Output<String> vpcId();

    /** The VPC's IPv4 block. */
    public abstract Output<String> cidrBlock();

    /** The ids of the subnets that reach the internet directly; empty for an existing VPC that names none. */
    public abstract Output<List<String>> publicSubnetIds();

    /** The ids of the subnets that no one on the internet reaches; empty for an existing VPC that names none. */
    public abstract Output<List<String>> privateSubnetIds();
}
