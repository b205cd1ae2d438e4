/** Facts about resource types: type tokens. */
@NullMarked
package dev.slipway.base.types;

import org.jspecify.annotations.NullMarked;
