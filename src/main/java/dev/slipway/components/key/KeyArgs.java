package dev.slipway.components.key;

import dev.slipway.base.Withers;

/**
 * What a key is.
 *
 * @param alarms whether CloudWatch may use it for a topic that its alarms go to
 * @param cloudFront whether CloudFront may decrypt what distributions of the account serve
 * @param protectedFromDeletion whether Pulumi refuses to delete the key, and KMS waits 30 days after all; otherwise it
 *     waits 7, the least
 */
@Withers
public record KeyArgs(boolean alarms, boolean cloudFront, boolean protectedFromDeletion)
        implements KeyArgsBuilder.With {
    /** A key that may be deleted. */
    public static KeyArgs of() {
        return new KeyArgs(false, false, false);
    }

    /**
     * Days from a key's deletion to its end, in which it can be brought back:
     * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html">7 to 30</a>.
     */
    int deletionWindowDays() {
        return protectedFromDeletion ? 30 : 7;
    }
}
