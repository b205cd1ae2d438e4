package dev.slipway.settings.rules;

import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import dev.slipway.settings.TaskSection;
import dev.slipway.settings.TaskSettings;
import dev.slipway.settings.reader.StackConfig;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The settings that rules check.
 *
 * @param settings the settings, each valid by itself
 * @param config the configuration that they were read from, with the AWS provider's own keys
 * @param refused true for the full name of a key that has an error already, so that its value is a default
 */
record RuleInput(Settings settings, StackConfig config, Predicate<String> refused) {
    /** The code of the stack's region; empty if the stack file has none. */
    String region() {
        return config.values().getOrDefault(RegionSettingsRules.KEY, "");
    }

    /** All services that run as tasks, and then all jobs. */
    Stream<TaskSettings> tasks() {
        return Stream.concat(services(), settings.jobs().stream());
    }

    /** The tasks of a section. */
    Stream<TaskSettings> tasks(TaskSection section) {
        return tasks().filter(task -> task.section() == section);
    }

    Stream<ServiceSettings> services() {
        return settings.services().stream();
    }
}
