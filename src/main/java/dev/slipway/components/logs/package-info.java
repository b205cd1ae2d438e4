/** The log archive of services: delivery streams to a bucket. */
@NullMarked
package dev.slipway.components.logs;

import org.jspecify.annotations.NullMarked;
