/** Policy documents as data. */
@NullMarked
package dev.slipway.base.iam;

import org.jspecify.annotations.NullMarked;
