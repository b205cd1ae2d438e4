/** Where requests for a service go: to its tasks, or to the doorman while it sleeps. */
@NullMarked
package dev.slipway.controllers.route;

import org.jspecify.annotations.NullMarked;
