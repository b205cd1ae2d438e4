/** The ECS cluster of a stack. */
@NullMarked
package dev.slipway.cluster;

import org.jspecify.annotations.NullMarked;
