/** What a deployed stack is doing: services, deployments, targets, controllers, the database, alarms. */
@NullMarked
package dev.slipway.operate.status;

import org.jspecify.annotations.NullMarked;
