/** Rules between settings: values that are allowed one by one and not together. */
@NullMarked
package dev.slipway.settings.rules;

import org.jspecify.annotations.NullMarked;
