package dev.slipway.components.key;

import dev.slipway.base.Withers;

/**
 * Arguments of {@link Key}.
 *
 * @param alarms whether CloudWatch may use the key for the topic of its alarms
 * @param cloudFront whether CloudFront may decrypt objects for distributions of the account
 * @param topicsToQueues whether SNS may use the key to deliver to queues
 * @param rulesToQueues whether EventBridge may use the key to deliver to queues
 * @param protectedFromDeletion whether Pulumi refuses to delete the key. If it is deleted nevertheless, KMS waits 30
 *     days; without protection it waits 7 days, the minimum
 */
@Withers
public record KeyArgs(
        boolean alarms,
        boolean cloudFront,
        boolean topicsToQueues,
        boolean rulesToQueues,
        boolean protectedFromDeletion)
        implements KeyArgsBuilder.With {
    /** A key without deletion protection. */
    public static KeyArgs of() {
        return new KeyArgs(false, false, false, false, false);
    }

    /**
     * The waiting period of a key's deletion in days, in which the deletion can be cancelled:
     * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html">7 to 30</a>.
     */
    int deletionWindowDays() {
        return protectedFromDeletion ? 30 : 7;
    }
}
