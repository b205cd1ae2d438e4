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
        checkEmail(email);
    }

    /** @throws SpecException of the key {@code email} for an invalid address */
    public static void checkEmail(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new SpecException(
                    "email",
                    "'%s' is not an e-mail address".formatted(address),
                    "set it to one such as ops@example.com");
        }
    }
}
