/** Which requests come from the distribution before an API. */
@NullMarked
package dev.slipway.controllers.origin;

import org.jspecify.annotations.NullMarked;
