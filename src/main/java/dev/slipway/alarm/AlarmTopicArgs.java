package dev.slipway.alarm;

import java.util.regex.Pattern;

/**
 * Whom alarms are told.
 *
 * @param email an address, to which AWS sends a question first: who does not confirm it gets no alarm
 * @param protectedFromDeletion whether Pulumi refuses to delete the topic and its key, and KMS waits 30 days after all;
 *     otherwise it waits 7, the least
 */
public record AlarmTopicArgs(String email, boolean protectedFromDeletion) {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** @throws IllegalArgumentException for what is no address */
    public AlarmTopicArgs {
        if (!ADDRESS.matcher(email).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no e-mail address; give one such as ops@example.com".formatted(email));
        }
    }

    /** A topic that may be deleted. */
    public static AlarmTopicArgs of(String email) {
        return new AlarmTopicArgs(email, false);
    }

    public AlarmTopicArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new AlarmTopicArgs(email, protectedFromDeletion);
    }
}
