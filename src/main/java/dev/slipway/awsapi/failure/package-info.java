/** Diagnosis of stopped tasks and failed deployments: reason, log, likely cause, fix. */
@NullMarked
package dev.slipway.awsapi.failure;

import org.jspecify.annotations.NullMarked;
