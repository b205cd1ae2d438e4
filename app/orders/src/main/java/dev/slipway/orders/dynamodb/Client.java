package dev.slipway.orders.dynamodb;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The client of DynamoDB: region, credentials and endpoint as the SDK finds them, and time-outs of its own. */
final class Client {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** All attempts: three by the standard of the SDK, with pauses between. */
    private static final Duration CALL = Duration.ofSeconds(5);

    private Client() {}

    /** @throws ConfigurationException if no region is set */
    static DynamoDbClient open() {
        try {
            return DynamoDbClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT)
                            .socketTimeout(ATTEMPT))
                    .overrideConfiguration(configuration -> configuration
                            .apiCallTimeout(CALL)
                            .apiCallAttemptTimeout(ATTEMPT)
                            .retryStrategy(RetryMode.STANDARD))
                    .build();
        } catch (SdkClientException e) {
            throw new ConfigurationException(
                    "DynamoDB needs a region. Set AWS_REGION. The SDK says: " + e.getMessage(), e);
        }
    }
}
