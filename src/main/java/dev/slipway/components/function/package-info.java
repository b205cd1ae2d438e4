/** What lets a function stand in for a service at its route while the service sleeps. */
@NullMarked
package dev.slipway.components.function;

import org.jspecify.annotations.NullMarked;
