package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.network.Network;
import java.util.List;

/** The cluster and the VPC that the tasks of a service or a job run in. */
public record TaskPlacement(Cluster cluster, Network network) {

    /** The ids of the tasks' subnets: public ones if the tasks have public IPv4 addresses, private ones otherwise. */
    public Output<List<String>> subnetIds(boolean assignPublicIp) {
        return assignPublicIp ? network.publicSubnetIds() : network.privateSubnetIds();
    }
}
