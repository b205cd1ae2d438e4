package dev.slipway.components.controller;

import com.pulumi.asset.Archive;
import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.key.Key;
import dev.slipway.components.service.Service;
import java.util.Optional;

/**
 * What the controllers of a service are made of.
 *
 * @param service what they wake, put to sleep and kill
 * @param sleep when
 * @param code the jar of all controllers
 * @param topic where alarms of the controllers are told; empty for no alarms
 * @param key what their logs are encrypted with; empty for keys of CloudWatch's own
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
    /** @throws IllegalArgumentException for a service whose count the stack file owns */
    public ControllersArgs {
        if (!service.spec().capacity().sleeps()) {
            throw new IllegalArgumentException(
                    "%s has a capacity that does not sleep; make it with sleeps".formatted(service.name()));
        }
    }

    /** Controllers without alarms, that may be deleted. */
    public static ControllersArgs of(Service service, SleepSpec sleep, Archive code) {
        return new ControllersArgs(service, sleep, code, Optional.empty(), Optional.empty(), false);
    }
}
