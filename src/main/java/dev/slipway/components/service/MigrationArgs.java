package dev.slipway.components.service;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What must have succeeded before a service is updated.
 *
 * @param command replaces the image's command; the task ends with it
 * @param timeout how long the task may take, from its start to its end, 1 minute to 6 hours
 * @param log is told how it goes, a line at a time
 */
public record MigrationArgs(List<String> command, Duration timeout, Consumer<String> log) {
    public MigrationArgs {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command is needed; name the program that migrates, as in [migrate]");
        }
        if (timeout.compareTo(Duration.ofMinutes(1)) < 0 || timeout.compareTo(Duration.ofHours(6)) > 0) {
            throw new IllegalArgumentException("1 minute to 6 hours is allowed; set the time to 15 minutes");
        }
        command = List.copyOf(command);
    }

    /** A command that may take 15 minutes, and tells nobody how it goes. */
    public static MigrationArgs of(String... command) {
        return new MigrationArgs(List.of(command), Duration.ofMinutes(15), line -> {});
    }
}
