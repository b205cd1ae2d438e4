/** A service that sleeps: its state, its autoscaler, and its wake-up. */
@NullMarked
package dev.slipway.controllers.service;

import org.jspecify.annotations.NullMarked;
