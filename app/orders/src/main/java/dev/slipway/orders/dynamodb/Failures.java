package dev.slipway.orders.dynamodb;

import dev.slipway.orders.order.StoreUnavailableException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Classifies failures of calls: those that mean that the store is unavailable get one line for the log. */
final class Failures {

    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Errors</a> */
    private static final Set<String> DENIED = Set.of("AccessDeniedException");

    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "UnrecognizedClientException");

    private static final int SERVER_ERROR = 500;

    private Failures() {}

    /** The exception for a failure: the failure itself if it is an error of the request. */
    static RuntimeException of(SdkException failure, String table) {
        return reason(failure, table)
                .<RuntimeException>map(reason -> new StoreUnavailableException(reason, failure))
                .orElse(failure);
    }

    private static Optional<String> reason(SdkException failure, String table) {
        if (failure instanceof ResourceNotFoundException) {
            return Optional.of(
                    "There is no DynamoDB table \"%s\" in this account and region. Set TABLE_NAME to one that is there."
                            .formatted(table));
        }
        if (failure instanceof AwsServiceException service) {
            return reason(service, table);
        }
        if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
            return Optional.of("DynamoDB does not answer in time: " + line(failure));
        }
        return Optional.of("DynamoDB cannot be reached: " + line(failure));
    }

    private static Optional<String> reason(AwsServiceException failure, String table) {
        String code = failure.awsErrorDetails() == null
                ? ""
                : String.valueOf(failure.awsErrorDetails().errorCode());
        if (DENIED.contains(code)) {
            return Optional.of(
                    "The credentials give no access to the DynamoDB table \"%s\": %s".formatted(table, line(failure)));
        }
        if (CREDENTIALS.contains(code)) {
            return Optional.of("DynamoDB does not accept the credentials: " + line(failure));
        }
        if (failure.isThrottlingException()) {
            return Optional.of("DynamoDB throttles the table \"%s\": %s".formatted(table, line(failure)));
        }
        if (failure.statusCode() >= SERVER_ERROR) {
            return Optional.of("DynamoDB fails: " + line(failure));
        }
        return Optional.empty();
    }

    private static String line(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }
}
