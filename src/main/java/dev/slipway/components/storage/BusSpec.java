package dev.slipway.components.storage;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;

/**
 * Settings of an EventBridge event bus.
 *
 * @param archiveDays days for which events are archived, to be replayed; 1 or more
 */
@Withers
public record BusSpec(BusName name, int archiveDays) implements BusSpecBuilder.With {
    public static final int DEFAULT_ARCHIVE_DAYS = 30;

    public BusSpec {
        if (archiveDays < 1) {
            throw new SpecException("archiveDays", "1 day or more is allowed", "set it to 30");
        }
    }

    /** A bus whose events are archived for 30 days. */
    public static BusSpec of(BusName name) {
        return new BusSpec(name, DEFAULT_ARCHIVE_DAYS);
    }
}
