/** Tests of the package of the same name. */
@NullMarked
package dev.slipway.controllers.service;

import org.jspecify.annotations.NullMarked;
