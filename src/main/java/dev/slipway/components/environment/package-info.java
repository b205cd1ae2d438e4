/** The environment: the network, cluster, load balancers, key and alarm topic that several stacks use. */
@NullMarked
package dev.slipway.components.environment;

import org.jspecify.annotations.NullMarked;
