/** Routing of requests: to the tasks of a service, or to the activator while it sleeps. */
@NullMarked
package dev.slipway.controllers.route;

import org.jspecify.annotations.NullMarked;
