/** Lambda authorizer that allows requests from the distribution of an API. */
@NullMarked
package dev.slipway.controllers.origin;

import org.jspecify.annotations.NullMarked;
