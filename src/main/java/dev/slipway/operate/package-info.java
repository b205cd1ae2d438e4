/** Operations on a deployed stack, found by its outputs: status, logs, sessions, rollback, sleep and wake. */
@NullMarked
package dev.slipway.operate;

import org.jspecify.annotations.NullMarked;
