/** Audit of an account: CloudTrail and AWS Config. */
@NullMarked
package dev.slipway.components.audit;

import org.jspecify.annotations.NullMarked;
