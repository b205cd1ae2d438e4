/** Status of a deployed stack: services, deployments, targets, controllers, the database, alarms. */
@NullMarked
package dev.slipway.operate.status;

import org.jspecify.annotations.NullMarked;
