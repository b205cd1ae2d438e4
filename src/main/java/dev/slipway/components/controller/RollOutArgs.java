package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.key.Key;
import dev.slipway.components.service.Service;
import java.util.Optional;

/**
 * Arguments of {@link RollOut}.
 *
 * @param code the jar of all controllers
 * @param key KMS key that encrypts the function's logs; empty for a key of CloudWatch Logs
 * @param topic topic of the alarms; empty for no alarms
 * @param protectedFromDeletion whether Pulumi refuses to delete the function and its role
 */
@Withers
public record RollOutArgs(
        Service service, Archive code, Optional<Key> key, Optional<AlarmTopic> topic, boolean protectedFromDeletion)
        implements RollOutArgsBuilder.With {
    /** @throws IllegalArgumentException for a service with an image from the stack file instead of a pushed one */
    public RollOutArgs {
        if (service.pushed().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has an image that the stack names; make it with a pushed image".formatted(service.name()));
        }
    }

    /** A roll-out without alarms and deletion protection. */
    public static RollOutArgs of(Service service, Archive code) {
        return new RollOutArgs(service, code, Optional.empty(), Optional.empty(), false);
    }

    PushedImage image() {
        return service.pushed().orElseThrow();
    }
}
