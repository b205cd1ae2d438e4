package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.settings.Settings;
import java.util.Optional;

/** Assembly of the resources that the components of a stack share: the KMS key and the topic of alarms. */
public final class Shared {
    private Shared() {}

    public static SharedResources of(Settings settings) {
        var key = settings.storesData() ? Optional.of(key(settings)) : Optional.<Key>empty();
        var topic =
                settings.alarms().topic().map(spec -> new AlarmTopic("alarms", spec, key, settings.protectedStack()));
        return new SharedResources(
                settings.protectedStack(), key, topic, settings.logs().retentionDays());
    }

    private static Key key(Settings settings) {
        return new Key(
                "encryption",
                KeyArgs.of()
                        .withAlarms(settings.alarms().topic().isPresent())
                        .withTopicsToQueues(settings.messaging().topicsToQueues())
                        .withRulesToQueues(settings.messaging().rulesToQueues())
                        .withCloudFront(settings.edge().servedFiles().isPresent())
                        .withProtectedFromDeletion(settings.protectedStack()));
    }
}
