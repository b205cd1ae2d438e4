package dev.slipway.components.alarm;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Arguments of {@link AlarmTopic}.
 *
 * @param email e-mail address of the subscription. AWS sends a confirmation request first; an unconfirmed address gets
 *     no alarms
 * @param key KMS key that encrypts the topic, which CloudWatch must be allowed to use; empty for a key of the topic's
 *     own
 * @param protectedFromDeletion whether Pulumi refuses to delete the topic and its own key. If the key is deleted
 *     nevertheless, KMS waits 30 days; without protection it waits 7 days, the minimum
 */
@Withers
public record AlarmTopicArgs(String email, Optional<Key> key, boolean protectedFromDeletion)
        implements AlarmTopicArgsBuilder.With {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** @throws SpecException for an invalid e-mail address */
    public AlarmTopicArgs {
        if (!ADDRESS.matcher(email).matches()) {
            throw new SpecException(
                    "email", "'%s' is no e-mail address".formatted(email), "give one such as ops@example.com");
        }
    }

    /** A topic without deletion protection. */
    public static AlarmTopicArgs of(String email) {
        return new AlarmTopicArgs(email, Optional.empty(), false);
    }
}
