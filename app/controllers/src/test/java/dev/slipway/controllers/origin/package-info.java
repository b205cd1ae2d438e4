/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.origin;

import org.jspecify.annotations.NullMarked;
