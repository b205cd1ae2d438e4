/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.sleep;

import org.jspecify.annotations.NullMarked;
