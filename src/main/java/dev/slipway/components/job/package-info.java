/** Jobs: tasks that run by a schedule, by events or on request, and end. */
@NullMarked
package dev.slipway.components.job;

import org.jspecify.annotations.NullMarked;
