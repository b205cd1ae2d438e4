package dev.slipway.orders.event;

import java.time.Duration;

/**
 * Settings of the event publisher.
 *
 * @param sweep from one look into the outbox to the next
 * @param beforeAnswer whether the request that made an event waits for the bus, as it must on Lambda, where threads
 *     stand still once it is answered
 */
record EventsConfiguration(Duration sweep, boolean beforeAnswer) {}
