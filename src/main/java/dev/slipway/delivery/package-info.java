/** Who deploys a stack from GitHub, without a key that is kept anywhere, and what they may do. */
@NullMarked
package dev.slipway.delivery;

import org.jspecify.annotations.NullMarked;
