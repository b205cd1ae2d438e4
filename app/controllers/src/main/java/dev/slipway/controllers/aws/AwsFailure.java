package dev.slipway.controllers.aws;

import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A failed call to AWS, in one line with the action and the fix. */
public final class AwsFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Set<String> DENIALS =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "AuthorizationError");
    private static final Set<String> ABSENCES = Set.of(
            "ServiceNotFoundException",
            "ServiceNotActiveException",
            "ClusterNotFoundException",
            "RuleNotFound",
            "TargetGroupNotFound",
            "NotFoundException",
            "ObjectNotFoundException",
            "ParameterNotFound");

    /** Kind of a failure. */
    public enum Kind {
        THROTTLED(503),
        DENIED(502),
        MISSING(404),
        SLOW(503),
        UNREACHABLE(503),
        REFUSED(502);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status for clients. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String detail;

    private AwsFailure(Kind kind, String reason, String detail, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
        this.detail = detail;
    }

    private AwsFailure(Kind kind, String reason, String detail) {
        super(reason);
        this.kind = kind;
        this.detail = detail;
    }

    /**
     * Makes a call.
     *
     * @param action the IAM action that the role must allow, such as {@code ecs:UpdateService}
     * @param subject the resource in messages, such as {@code the service orders in the cluster dev}
     */
    public static <T> T named(String action, String subject, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw answered(action, subject, e);
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
            throw new AwsFailure(
                    Kind.SLOW, "%s for %s took too long; it is tried again".formatted(action, subject), line(e), e);
        } catch (SdkClientException e) {
            throw unreachable(action, subject, e);
        }
    }

    /** Failure of a call that did not find its resource. */
    public static AwsFailure missing(String action, String subject, String why) {
        return new AwsFailure(
                Kind.MISSING,
                "%s does not find %s; deploy it again, or correct the variables of the function"
                        .formatted(action, subject),
                why);
    }

    /** Failure of a call that could not be made, or got no response. */
    public static AwsFailure unreachable(String action, String subject, Exception cause) {
        return new AwsFailure(
                Kind.UNREACHABLE,
                "%s for %s got no response; check the function's network access to AWS, its region and its credentials"
                        .formatted(action, subject),
                line(cause),
                cause);
    }

    /** Failure of a call that AWS rejected. */
    static AwsFailure refused(String action, String subject, String code, String message) {
        var detail = "%s: %s".formatted(code, message);
        if (DENIALS.contains(code)) {
            return new AwsFailure(
                    Kind.DENIED,
                    "the function's role does not allow %s on %s; add it to the role's policy"
                            .formatted(action, subject),
                    detail);
        }
        return ABSENCES.contains(code)
                ? missing(action, subject, detail)
                : new AwsFailure(
                        Kind.REFUSED,
                        "AWS rejected %s for %s with %s; the log has its message".formatted(action, subject, code),
                        detail);
    }

    private static AwsFailure answered(String action, String subject, AwsServiceException e) {
        var error = e.awsErrorDetails();
        if (e.isThrottlingException()) {
            return new AwsFailure(
                    Kind.THROTTLED,
                    "AWS throttled all attempts of %s for %s; the next call or schedule tries again"
                            .formatted(action, subject),
                    line(e),
                    e);
        }
        var code = error == null || error.errorCode() == null ? "status " + e.statusCode() : error.errorCode();
        var message = error == null || error.errorMessage() == null ? "" : error.errorMessage();
        return refused(action, subject, code, message);
    }

    public Kind kind() {
        return kind;
    }

    /** The message in one line. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The message of AWS, for the log only. */
    public String detail() {
        return detail;
    }

    private static String line(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
