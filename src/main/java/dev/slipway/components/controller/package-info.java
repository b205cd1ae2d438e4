/**
 * Lambda functions that wake, sleep, kill and roll out a service, with their schedules, rules, alarms and dashboard.
 */
@NullMarked
package dev.slipway.components.controller;

import org.jspecify.annotations.NullMarked;
