package dev.slipway.orders.dynamodb;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The client of DynamoDB: region, credentials and endpoint as the SDK finds them, and time-outs of its own. */
final class Client {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** All attempts: three by the standard of the SDK, with pauses between. */
    private static final Duration CALL = Duration.ofSeconds(5);

    /** As many calls at once; more of them wait for a connection, and fail if they wait longer than for a new one. */
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

    /** The SDK's own keep the timers of finished calls until they would go off: a fifth of all CPU time of a read. */
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
