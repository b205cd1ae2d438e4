/** Where requests for a service go: to its tasks, or to the activator while it sleeps. */
@NullMarked
package dev.slipway.controllers.route;

import org.jspecify.annotations.NullMarked;
