/** Lambda functions in Java or from a container image, and routes that switch between a service and its activator. */
@NullMarked
package dev.slipway.components.function;

import org.jspecify.annotations.NullMarked;
