/** The roles and policies with which GitHub Actions deploys a stack, without a stored key. */
@NullMarked
package dev.slipway.components.delivery;

import org.jspecify.annotations.NullMarked;
