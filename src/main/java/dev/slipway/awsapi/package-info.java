/** Calls to AWS at run time, for what Pulumi has no resource for: clients, errors, standalone tasks. */
@NullMarked
package dev.slipway.awsapi;

import org.jspecify.annotations.NullMarked;
