package dev.slipway.components.storage;

import dev.slipway.base.PhysicalName;

/**
 * Name of an EventBridge bus and its archive, see <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html">CreateArchive</a>.
 *
 * @param text up to 48 characters, the limit of an archive
 */
public record BusName(String text) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#EVENT_BUS} */
    public BusName {
        PhysicalName.EVENT_BUS.check(text);
    }

    /** The name of the dead-letter queue, without the dots that SQS does not allow. */
    public String undelivered() {
        return text.replace('.', '_') + "-undelivered";
    }
}
