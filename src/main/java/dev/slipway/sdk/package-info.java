/** Clients of AWS for what Pulumi has no resource for, and what their refusals mean. */
@NullMarked
package dev.slipway.sdk;

import org.jspecify.annotations.NullMarked;
