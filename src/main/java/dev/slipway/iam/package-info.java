/** Policy documents as data. */
@NullMarked
package dev.slipway.iam;

import org.jspecify.annotations.NullMarked;
