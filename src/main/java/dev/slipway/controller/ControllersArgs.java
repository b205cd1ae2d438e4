package dev.slipway.controller;

import com.pulumi.asset.Archive;
import dev.slipway.service.Service;

/**
 * What the controllers of a service are made of.
 *
 * @param service what they wake, put to sleep and kill
 * @param sleep when
 * @param code the jar of all controllers
 * @param protectedFromDeletion whether Pulumi refuses to delete functions, roles and schedules
 */
public record ControllersArgs(Service service, Sleep sleep, Archive code, boolean protectedFromDeletion) {
    /** @throws IllegalArgumentException for a service whose count the stack file owns */
    public ControllersArgs {
        if (!service.spec().capacity().sleeps()) {
            throw new IllegalArgumentException(
                    "%s has a capacity that does not sleep; make it with sleeps".formatted(service.name()));
        }
    }

    /** Controllers that may be deleted. */
    public static ControllersArgs of(Service service, Sleep sleep, Archive code) {
        return new ControllersArgs(service, sleep, code, false);
    }

    public ControllersArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new ControllersArgs(service, sleep, code, protectedFromDeletion);
    }
}
