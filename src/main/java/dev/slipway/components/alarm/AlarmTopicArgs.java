package dev.slipway.components.alarm;

import dev.slipway.base.Withers;
import dev.slipway.components.key.Key;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Arguments of an alarm topic.
 *
 * @param email an e-mail address, which must confirm the subscription before it receives alarms
 * @param key the KMS key of the topic, which must allow CloudWatch; empty for a key of its own
 * @param protectedFromDeletion true for a topic and a key that Pulumi refuses to delete, with a waiting period of 30
 *     days in KMS; otherwise 7, the minimum
 */
@Withers
public record AlarmTopicArgs(String email, Optional<Key> key, boolean protectedFromDeletion)
        implements AlarmTopicArgsBuilder.With {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** @throws IllegalArgumentException for a text that is not an e-mail address */
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
