package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.environment.UsedEnvironment;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.settings.Settings;
import java.util.Optional;

/** Assembly of the resources that the components of a stack share: the KMS key and the topic of alarms. */
public final class Shared {
    private Shared() {}

    /** @param environment the environment that the stack uses, with its key, and its topic for a stack without an address of alarms */
    public static SharedResources of(Settings settings, Optional<UsedEnvironment> environment) {
        var key = environment.map(UsedEnvironment::key).or(() -> ownKey(settings));
        var topic = settings.alarms()
                .topic()
                .<AlarmDestination>map(spec -> new AlarmTopic("alarms", spec, key, settings.protectedStack()))
                .or(() -> environment.flatMap(UsedEnvironment::alarms));
        return new SharedResources(
                settings.protectedStack(), key, topic, settings.logs().retentionDays());
    }

    private static Optional<EncryptionKey> ownKey(Settings settings) {
        if (!settings.storesData()) {
            return Optional.empty();
        }
        // The stacks that use a shared key are not known.
        var shared = settings.environment().shared().isPresent();
        return Optional.of(new Key(
                "encryption",
                KeyArgs.of()
                        .withAlarms(shared || settings.alarms().topic().isPresent())
                        .withTopicsToQueues(shared || settings.messaging().topicsToQueues())
                        .withRulesToQueues(shared || settings.messaging().rulesToQueues())
                        .withCloudFront(settings.edge().servedFiles().isPresent())
                        .withProtectedFromDeletion(settings.protectedStack())));
    }
}
