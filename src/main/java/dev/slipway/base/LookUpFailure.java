package dev.slipway.base;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/**
 * The failure of a look-up, from the text of the AWS provider: Pulumi's protocol carries no error code. The texts are
 * those of <a href="https://github.com/hashicorp/terraform-provider-aws/tree/v5.100.0/internal/service">the provider's
 * data sources</a> and of
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">access denied errors</a>.
 *
 * @param reason the message of the provider in one line
 */
record LookUpFailure(String reason) {
    /** The texts around the message that name the function and count the errors. */
    private static final Pattern FRAME =
            Pattern.compile("^.* returned an error: |^invok(?:ing|ation of) \\S+: |^\\d+ errors? occurred: \\* ");

    private static final Pattern DENIED = Pattern.compile(
            "AccessDenied|UnauthorizedOperation|NotAuthorized|AuthorizationError|not authorized to perform");

    private static final Pattern ACTION = Pattern.compile("not authorized to perform: (?<action>[a-z0-9-]+:\\w+)");

    private static final Pattern MISSING = Pattern.compile(
            "no matching|not found|NotFound|NoSuch|empty result|returned no results|couldn't find resource|does not exist|can't find",
            Pattern.CASE_INSENSITIVE);

    static LookUpFailure of(Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new LookUpFailure(line(String.valueOf(cause.getMessage())));
    }

    private static String line(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        for (var former = ""; !former.equals(line); ) {
            former = line;
            line = FRAME.matcher(line).replaceFirst("");
        }
        return line.replaceFirst("[: ]+$", "");
    }

    /**
     * The message: the failure, the fix and the reason.
     *
     * @param fix the correction if the resource does not exist
     */
    String message(String subject, String fix) {
        if (isDenied()) {
            return "%s cannot be looked up, because AWS denies %s; allow it for the role or user that runs Pulumi (%s)"
                    .formatted(subject, action().orElse("the call"), reason);
        }
        if (isMissing()) {
            return "%s does not exist; %s (%s)".formatted(subject, fix, reason);
        }
        return "%s cannot be looked up; check credentials, region and network (%s)".formatted(subject, reason);
    }

    /** True if AWS denies the call. */
    boolean isDenied() {
        return DENIED.matcher(reason).find();
    }

    /** True if the resource does not exist. */
    boolean isMissing() {
        return !isDenied() && MISSING.matcher(reason).find();
    }

    private Optional<String> action() {
        var action = ACTION.matcher(reason);
        return action.find() ? Optional.of(action.group("action")) : Optional.empty();
    }
}
