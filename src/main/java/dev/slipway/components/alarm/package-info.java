/** Where alarms are told. */
@NullMarked
package dev.slipway.components.alarm;

import org.jspecify.annotations.NullMarked;
