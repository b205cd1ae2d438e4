package dev.slipway.key;

/**
 * What a key is.
 *
 * @param protectedFromDeletion whether Pulumi refuses to delete the key, and KMS waits 30 days after all; otherwise it
 *     waits 7, the least
 */
public record KeyArgs(boolean protectedFromDeletion) {
    /** A key that may be deleted. */
    public static KeyArgs of() {
        return new KeyArgs(false);
    }

    public KeyArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new KeyArgs(protectedFromDeletion);
    }

    /**
     * Days from a key's deletion to its end, in which it can be brought back:
     * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html">7 to 30</a>.
     */
    int deletionWindowDays() {
        return protectedFromDeletion ? 30 : 7;
    }
}
