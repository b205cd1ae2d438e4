/** The SNS topic of a stack's alarms. */
@NullMarked
package dev.slipway.components.alarm;

import org.jspecify.annotations.NullMarked;
