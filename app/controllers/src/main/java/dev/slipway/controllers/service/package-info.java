/** A service that may sleep: its state, its autoscaler, and what wakes it. */
@NullMarked
package dev.slipway.controllers.service;

import org.jspecify.annotations.NullMarked;
