package dev.slipway.controllers.service;

import java.util.Locale;

/** State of a service. */
public enum State {
    /** No task is wanted. */
    ASLEEP,
    /** Tasks are wanted, and none runs yet. */
    STARTING,
    /** At least one task runs. */
    AWAKE;

    /** In lower case, as answers have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
