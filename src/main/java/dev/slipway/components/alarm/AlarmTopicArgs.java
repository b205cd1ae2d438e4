package dev.slipway.components.alarm;

import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom alarms are told.
 *
 * @param email an address, to which AWS sends a question first: who does not confirm it gets no alarm
 * @param key what the topic is encrypted with, which CloudWatch must be allowed to use; empty for one of its own
 * @param protectedFromDeletion whether Pulumi refuses to delete the topic and a key of its own, and KMS waits 30 days
 *     after all; otherwise it waits 7, the least
 */
@Withers
public record AlarmTopicArgs(String email, Optional<Key> key, boolean protectedFromDeletion)
        implements AlarmTopicArgsBuilder.With {
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
        return new AlarmTopicArgs(email, Optional.empty(), false);
    }
}
