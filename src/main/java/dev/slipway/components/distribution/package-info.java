/** The CloudFront distribution before a balancer or an HTTP API. */
@NullMarked
package dev.slipway.components.distribution;

import org.jspecify.annotations.NullMarked;
