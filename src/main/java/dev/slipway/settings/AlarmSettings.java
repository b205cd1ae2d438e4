package dev.slipway.settings;

import dev.slipway.alarm.AlarmTopic;
import dev.slipway.alarm.AlarmTopicArgs;
import dev.slipway.key.Key;
import java.util.Optional;

/**
 * Whom alarms are told.
 *
 * @param topic empty where nobody is
 */
public record AlarmSettings(Optional<AlarmTopicArgs> topic) {

    static AlarmSettings read(Section section, boolean protectedStack) {
        try (section) {
            var email = section.text("email", Form.of("an e-mail address such as ops@example.com", "\\S+"));
            return new AlarmSettings(email.flatMap(address -> section.make(
                    "email",
                    Optional.empty(),
                    () -> Optional.of(AlarmTopicArgs.of(address).withProtectedFromDeletion(protectedStack)))));
        }
    }

    /** Makes the component. */
    Optional<AlarmTopic> create(String name, Optional<Key> key) {
        return topic.map(args -> new AlarmTopic(name, args.withKey(key)));
    }
}
