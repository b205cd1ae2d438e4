/** The KMS key of a stack's data. */
@NullMarked
package dev.slipway.components.key;

import org.jspecify.annotations.NullMarked;
