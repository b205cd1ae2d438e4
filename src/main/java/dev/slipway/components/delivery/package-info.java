/** Who deploys a stack from GitHub, without a key that is kept anywhere, and what they may do. */
@NullMarked
package dev.slipway.components.delivery;

import org.jspecify.annotations.NullMarked;
