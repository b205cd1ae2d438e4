/** Tests of the routes, and (named *IT) of the image: its build and its process. */
@NullMarked
package dev.slipway.orders;

import org.jspecify.annotations.NullMarked;
