/** The KMS key that encrypts the data of a stack. */
@NullMarked
package dev.slipway.components.key;

import org.jspecify.annotations.NullMarked;
