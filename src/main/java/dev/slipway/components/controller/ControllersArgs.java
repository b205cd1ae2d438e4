package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.key.Key;
import dev.slipway.components.service.Service;
import java.util.Optional;

/**
 * Arguments of {@link Controllers}.
 *
 * @param service the service that the functions wake, put to sleep and kill
 * @param sleep conditions of scaling to zero
 * @param code the jar of all controllers
 * @param topic topic of the controllers' alarms; empty for no alarms
 * @param key KMS key that encrypts the logs; empty for keys of CloudWatch Logs
 * @param protectedFromDeletion whether Pulumi refuses to delete functions, roles and schedules
 */
@Withers
public record ControllersArgs(
        Service service,
        SleepSpec sleep,
        Archive code,
        Optional<AlarmTopic> topic,
        Optional<Key> key,
        boolean protectedFromDeletion)
        implements ControllersArgsBuilder.With {
    /** @throws IllegalArgumentException for a service with a capacity that does not sleep */
    public ControllersArgs {
        if (!service.spec().capacity().sleeps()) {
            throw new IllegalArgumentException(
                    "%s has a capacity that does not sleep; make it with sleeps".formatted(service.name()));
        }
    }

    /** Controllers without alarms and deletion protection. */
    public static ControllersArgs of(Service service, SleepSpec sleep, Archive code) {
        return new ControllersArgs(service, sleep, code, Optional.empty(), Optional.empty(), false);
    }
}
