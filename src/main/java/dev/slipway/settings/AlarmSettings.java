package dev.slipway.settings;

import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.alarm.AlarmTopicArgs;
import dev.slipway.components.service.ServiceAlarmArgs;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whom alarms are told, and when.
 *
 * @param topic empty where nobody is
 * @param cpu percent of the CPU of a service's tasks above which they are too busy
 * @param memory percent of the memory of a service's tasks above which they are too full
 */
public record AlarmSettings(Optional<AlarmTopicArgs> topic, int cpu, int memory) {

    static AlarmSettings read(Section section, boolean protectedStack) {
        try (section) {
            var email = section.text("email", TextFormat.of("an e-mail address such as ops@example.com", "\\S+"));
            var args = email.flatMap(address -> section.make(
                    "email",
                    Optional.<AlarmTopicArgs>empty(),
                    () -> Optional.of(AlarmTopicArgs.of(address).withProtectedFromDeletion(protectedStack))));
            for (var key : List.of("cpu", "memory")) {
                if (section.has(key) && email.isEmpty()) {
                    section.refuse(key, "nobody is told of it", "set email, or remove it");
                }
            }
            return new AlarmSettings(
                    args,
                    section.integer("cpu", ServiceAlarmArgs.CPU, 1, 100),
                    section.integer("memory", ServiceAlarmArgs.MEMORY, 1, 100));
        }
    }

    /** What of services is told to a topic. */
    public Optional<ServiceAlarmArgs> ofServices(Optional<AlarmTopic> created) {
        return created.map(each -> new ServiceAlarmArgs(each, cpu, memory));
    }
}
