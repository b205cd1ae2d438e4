package dev.slipway.components;

import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import java.util.Optional;

/**
 * Values that the components of a stack share.
 *
 * @param protectedFromDeletion whether Pulumi and AWS refuse to delete what keeps data or serves callers
 * @param key the KMS key of the stack's data and logs; empty for a stack without one
 * @param alarmTopic the topic that alarms are sent to; empty for a stack without alarms
 * @param logRetentionDays days for which CloudWatch keeps logs
 */
@Withers
public record SharedResources(
        boolean protectedFromDeletion,
        Optional<EncryptionKey> key,
        Optional<AlarmDestination> alarmTopic,
        int logRetentionDays)
        implements SharedResourcesBuilder.With {
    /** Resources that may be deleted, without key and alarms, whose logs are kept for 30 days. */
    public static final SharedResources NONE = new SharedResources(false, Optional.empty(), Optional.empty(), 30);
}
