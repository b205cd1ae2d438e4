package dev.slipway.settings.imports.compose;

import java.util.Set;

/**
 * The variables with credentials of AWS. The SDKs of AWS prefer them to the role of the task, so that a service with one of them has not
 * the permissions of its stack.
 */
final class TaskCredentials {
    private static final Set<String> VARIABLES = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_SECURITY_TOKEN",
            "AWS_PROFILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_SHARED_CREDENTIALS_FILE",
            "AWS_CONFIG_FILE");

    /** The note about such a variable, which is left out. */
    static final String NOTE =
            "left out: AWS's SDKs use the role of the task instead: write uses for stores of the stack, and allow for the rest";

    private TaskCredentials() {}

    /** True for a variable by which the SDKs of AWS find credentials. */
    static boolean isOne(String variable) {
        return VARIABLES.contains(variable);
    }
}
