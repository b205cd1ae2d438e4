/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.lambda;

import org.jspecify.annotations.NullMarked;
