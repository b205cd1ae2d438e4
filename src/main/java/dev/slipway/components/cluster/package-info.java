/** The ECS cluster of a stack. */
@NullMarked
package dev.slipway.components.cluster;

import org.jspecify.annotations.NullMarked;
