package dev.slipway.components.alarm;

import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * Settings of the topic of a stack's alarms.
 *
 * @param email e-mail address of the subscription. AWS sends a confirmation request first; an unconfirmed address gets
 *     no alarms
 */
public record AlarmTopicSpec(String email) {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** @throws SpecException for an invalid e-mail address */
    public AlarmTopicSpec {
        if (!ADDRESS.matcher(email).matches()) {
            throw new SpecException(
                    "email", "'%s' is not an e-mail address".formatted(email), "set it to one such as ops@example.com");
        }
    }
}
