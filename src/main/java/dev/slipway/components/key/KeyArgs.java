package dev.slipway.components.key;

import dev.slipway.base.Withers;

/**
 * Arguments of a key.
 *
 * @param alarms true to allow CloudWatch alarms to publish to a topic encrypted with the key
 * @param cloudFront true to allow CloudFront to decrypt objects for distributions of the account
 * @param protectedFromDeletion true for a key that Pulumi refuses to delete, with a waiting period of 30 days in KMS;
 *     otherwise 7, the minimum
 */
@Withers
public record KeyArgs(boolean alarms, boolean cloudFront, boolean protectedFromDeletion)
        implements KeyArgsBuilder.With {
    /** A key that may be deleted. */
    public static KeyArgs of() {
        return new KeyArgs(false, false, false);
    }

    /**
     * The waiting period in days, in which the deletion can be canceled:
     * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html">7 to 30</a>.
     */
    int deletionWindowDays() {
        return protectedFromDeletion ? 30 : 7;
    }
}
