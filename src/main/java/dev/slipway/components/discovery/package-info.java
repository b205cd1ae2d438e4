/** The Cloud Map namespace of ECS Service Connect. */
@NullMarked
package dev.slipway.components.discovery;

import org.jspecify.annotations.NullMarked;
