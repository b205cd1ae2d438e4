/** The VPC and its subnets, routes, endpoints and flow logs; or an existing VPC. */
@NullMarked
package dev.slipway.components.network;

import org.jspecify.annotations.NullMarked;
