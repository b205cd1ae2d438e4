package dev.slipway.controllers.service;

import java.util.Locale;

/** State of a service. */
public enum State {
    /** The desired count is 0. */
    ASLEEP,
    /** The desired count is above 0, and no task runs yet. */
    STARTING,
    /** At least one task runs. */
    AWAKE;

    /** The state in lower case, as in responses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
