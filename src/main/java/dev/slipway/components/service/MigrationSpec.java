package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.time.Duration;
import java.util.List;

/**
 * A task that must succeed before a service is updated.
 *
 * @param command the command that replaces the image's; the task ends when it exits
 * @param timeout the longest duration of the task, 1 minute to 6 hours; it is stopped then and the {@code up} fails
 */
public record MigrationSpec(List<String> command, Duration timeout) {
    /** 15 minutes. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);

    public static final Duration MIN_TIMEOUT = Duration.ofMinutes(1);
    public static final Duration MAX_TIMEOUT = Duration.ofHours(6);

    /** @throws SpecException for an empty command, and for a timeout beyond the limits */
    public MigrationSpec {
        var errors = new SpecErrors();
        if (command.isEmpty()) {
            errors.add("migrate", "a command is missing", "name the program that migrates, as in [migrate]");
        }
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            errors.add("migrateTimeoutSeconds", "60 to 21600 is allowed", "set it to 900");
        }
        errors.throwAll();
        command = List.copyOf(command);
    }

    /** A command with the default timeout. */
    public static MigrationSpec of(String... command) {
        return new MigrationSpec(List.of(command), DEFAULT_TIMEOUT);
    }
}
