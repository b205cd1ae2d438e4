/** Calls to AWS at run time that no Pulumi resource makes: clients, errors, standalone tasks. */
@NullMarked
package dev.slipway.awsapi;

import org.jspecify.annotations.NullMarked;
