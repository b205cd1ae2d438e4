package dev.slipway.orders.dynamodb;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Client of DynamoDB with the default region, credentials and endpoint of the SDK, and its own timeouts. */
final class Client {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** Timeout of all attempts, three by default of the SDK, with pauses. */
    private static final Duration CALL = Duration.ofSeconds(5);

    /** Maximum number of concurrent calls; others wait for a connection, and fail after the connection timeout. */
    private static final int CONNECTIONS = 256;

    private static final ScheduledExecutorService TIMERS = timers();

    private Client() {}

    /** @throws ConfigurationException if no region is set */
    static DynamoDbClient open() {
        return open(ATTEMPT, CALL);
    }

    static DynamoDbClient open(Duration attempt, Duration call) {
        try {
            return DynamoDbClient.builder()
                    .httpClientBuilder(ApacheHttpClient.builder()
                            .maxConnections(CONNECTIONS)
                            .connectionAcquisitionTimeout(CONNECT)
                            .connectionTimeout(CONNECT)
                            .socketTimeout(attempt))
                    .overrideConfiguration(configuration -> configuration
                            .apiCallTimeout(call)
                            .apiCallAttemptTimeout(attempt)
                            .scheduledExecutorService(TIMERS)
                            .retryStrategy(RetryMode.STANDARD))
                    .build();
        } catch (SdkClientException e) {
            throw new ConfigurationException(
                    "DynamoDB needs a region. Set AWS_REGION. The SDK says: " + e.getMessage(), e);
        }
    }

    /** Executor that removes the timers of finished calls. The SDK's own keeps them, which takes a fifth of a read's CPU time. */
    private static ScheduledExecutorService timers() {
        var timers = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "dynamodb-timers");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }
}
