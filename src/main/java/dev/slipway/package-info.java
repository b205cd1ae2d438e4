/** Slipway: containers on AWS Fargate, as one Pulumi program. */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
