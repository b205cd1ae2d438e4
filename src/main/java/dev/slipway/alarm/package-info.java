/** Where alarms are told. */
@NullMarked
package dev.slipway.alarm;

import org.jspecify.annotations.NullMarked;
