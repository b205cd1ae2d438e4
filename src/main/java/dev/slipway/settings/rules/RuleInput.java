package dev.slipway.settings.rules;

import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.util.stream.Stream;

/**
 * The settings that rules check.
 *
 * @param settings the settings, each valid by itself
 * @param config the configuration that they were read from, with the AWS provider's own keys
 */
record RuleInput(Settings settings, StackConfig config) {
    /** The code of the stack's region; empty if the stack file has none. */
    String region() {
        return config.values().getOrDefault(RegionSettingsRules.KEY, "");
    }

    Stream<ServiceSettings> services() {
        return settings.services().stream();
    }
}
