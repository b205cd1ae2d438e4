package dev.slipway.components.service;

import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.network.Network;

/** The cluster and the VPC that the tasks of a service run in. */
public record TaskPlacement(Cluster cluster, Network network) {}
