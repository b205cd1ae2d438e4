/** What a distribution proves itself by to what stands behind it. */
@NullMarked
package dev.slipway.components.domain;

import org.jspecify.annotations.NullMarked;
