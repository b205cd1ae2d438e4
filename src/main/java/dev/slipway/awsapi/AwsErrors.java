package dev.slipway.awsapi;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Error messages for calls that AWS refuses or that fail, see <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html">common errors</a>; the codes of
 * EC2's are <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">its own</a>.
 */
public final class AwsErrors {
    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired");
    private static final Set<String> UNKNOWN = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "AuthFailure",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException");
    private static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "NotAuthorized");
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException");

    private AwsErrors() {}

    /** The message in one line: the error of AWS, and the fix. */
    public static String of(SdkException failure) {
        return failure instanceof AwsServiceException refused ? refused(refused) : failed(failure);
    }

    private static String refused(AwsServiceException refused) {
        var details = Optional.ofNullable(refused.awsErrorDetails());
        var code = details.map(error -> error.errorCode()).orElse("");
        var message = line(details.map(error -> error.errorMessage()).orElse(refused.getMessage()));
        if (EXPIRED.contains(code)) {
            return "the AWS credentials have expired (%s): get new ones, for example by aws sso login"
                    .formatted(message);
        }
        if (UNKNOWN.contains(code)) {
            return "AWS rejects the credentials (%s): set AWS_PROFILE to a profile of the stack's account"
                    .formatted(message);
        }
        if (DENIED.contains(code)) {
            return "AWS denies the call: %s; use credentials with this permission, or have the action allowed"
                    .formatted(message);
        }
        if (THROTTLED.contains(code)) {
            return "AWS throttles the calls (%s): try again in a minute".formatted(message);
        }
        return "AWS rejects the call: %s (%s)".formatted(message, code.isEmpty() ? refused.statusCode() : code);
    }

    private static String failed(SdkException failure) {
        var message = line(failure.getMessage());
        if (message.startsWith("Unable to load credentials")) {
            return "there are no AWS credentials: run aws configure sso, or set AWS_PROFILE";
        }
        if (message.contains("SSO") && message.contains("expired")) {
            return "the AWS credentials have expired (%s): run aws sso login".formatted(message);
        }
        return causes(failure)
                .filter(cause -> cause instanceof UnknownHostException
                        || cause instanceof ConnectException
                        || cause instanceof SocketTimeoutException)
                .findFirst()
                .map(cause -> "AWS cannot be reached (%s): check the network, and AWS_ENDPOINT_URL if it is set"
                        .formatted(line(cause.toString())))
                .orElse("the call to AWS failed: " + message);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String line(String message) {
        return String.valueOf(message).strip().lines().findFirst().orElse("");
    }
}
