package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.components.network.Network;
import java.util.List;

/**
 * Where the tasks of a service run: in private subnets, or in public ones with a public IPv4 address each. Such an address
 * is a way out, to image registries and AWS's APIs, where there is no NAT gateway; who comes in is up to the security group.
 *
 * @param assignPublicIp whether they have such addresses, see
 *     <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html">networking of
 *     tasks</a>
 */
public record TaskPlacement(Network network, boolean assignPublicIp) {

    /** The ids of the subnets that the tasks run in. */
    Output<List<String>> subnetIds() {
        return assignPublicIp ? network.publicSubnetIds() : network.privateSubnetIds();
    }
}
