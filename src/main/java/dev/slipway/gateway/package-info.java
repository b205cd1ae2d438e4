/** API gateways in front of services. */
@NullMarked
package dev.slipway.gateway;

import org.jspecify.annotations.NullMarked;
