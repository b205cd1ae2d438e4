/** Rules between settings: values that are valid one by one and invalid together. */
@NullMarked
package dev.slipway.settings.rules;

import org.jspecify.annotations.NullMarked;
