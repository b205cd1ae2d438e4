package dev.slipway.settings;

import dev.slipway.components.alarm.AlarmTopicSpec;
import dev.slipway.components.service.UtilizationThresholds;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the alarms of a stack.
 *
 * @param topic empty for a stack that sends no alarms
 * @param thresholds the utilization of a service's tasks above which an alarm goes off
 */
public record AlarmSettings(Optional<AlarmTopicSpec> topic, UtilizationThresholds thresholds) {

    /** @param ofEnvironment true for a stack whose environment may have a topic */
    static AlarmSettings read(Section section, boolean ofEnvironment) {
        try (section) {
            var email = section.text("email", TextFormat.of("an e-mail address such as ops@example.com", "\\S+"));
            var topic = email.flatMap(address -> section.make(() -> new AlarmTopicSpec(address)));
            for (var key : List.of("cpu", "memory")) {
                if (section.has(key) && !section.has("email") && !ofEnvironment) {
                    section.refuse(key, "alarms are sent to no email", "set email, or remove it");
                }
            }
            var defaults = UtilizationThresholds.DEFAULT;
            return new AlarmSettings(
                    topic,
                    new UtilizationThresholds(
                            section.integer("cpu", defaults.cpu(), 1, 100),
                            section.integer("memory", defaults.memory(), 1, 100)));
        }
    }
}
