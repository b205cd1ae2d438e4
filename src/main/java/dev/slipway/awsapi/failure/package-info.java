/** Why tasks stop and deployments fail, as far as AWS tells it, and what mends them. */
@NullMarked
package dev.slipway.awsapi.failure;

import org.jspecify.annotations.NullMarked;
