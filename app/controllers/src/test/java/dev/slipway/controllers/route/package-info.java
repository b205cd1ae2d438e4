/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.route;

import org.jspecify.annotations.NullMarked;
