/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.aws;

import org.jspecify.annotations.NullMarked;
