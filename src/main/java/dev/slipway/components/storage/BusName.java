package dev.slipway.components.storage;

import dev.slipway.base.PhysicalName;

/**
 * The name of an event bus and its archive. A change replaces both.
 */
public record BusName(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#EVENT_BUS} */
    public BusName {
        PhysicalName.EVENT_BUS.check(text);
    }
}
