/** The web firewall, in front of a balancer or of a distribution. */
@NullMarked
package dev.slipway.components.firewall;

import org.jspecify.annotations.NullMarked;
