/** API gateways in front of services. */
@NullMarked
package dev.slipway.components.gateway;

import org.jspecify.annotations.NullMarked;
