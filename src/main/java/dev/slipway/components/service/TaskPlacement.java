package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.network.Network;
import java.util.List;

/**
 * The cluster and the VPC that the tasks of a service or a job run in.
 *
 * @param ingress the load balancer and the HTTP API that can send requests to the tasks; has the one that the ingress of a
 *     service names, and none for a job
 */
public record TaskPlacement(EcsCluster cluster, Network network, StackIngress ingress) {

    /** A placement of tasks that no load balancer and no HTTP API sends requests to. */
    public TaskPlacement(EcsCluster cluster, Network network) {
        this(cluster, network, StackIngress.NONE);
    }

    /** The ids of the tasks' subnets: public ones if the tasks have public IPv4 addresses, private ones otherwise. */
    public Output<List<String>> subnetIds(boolean assignPublicIp) {
        return assignPublicIp ? network.publicSubnetIds() : network.privateSubnetIds();
    }
}
