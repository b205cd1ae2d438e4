package dev.slipway.components.service;

import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.network.Network;

/**
 * The cluster and the VPC that the tasks of a service run in.
 *
 * @param ingress the load balancer and the HTTP API that can send requests to the tasks; has the one that the ingress of the
 *     service names
 */
public record TaskPlacement(Cluster cluster, Network network, StackIngress ingress) {}
