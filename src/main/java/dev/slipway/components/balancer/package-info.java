/** The application load balancer that the services of a stack share. */
@NullMarked
package dev.slipway.components.balancer;

import org.jspecify.annotations.NullMarked;
