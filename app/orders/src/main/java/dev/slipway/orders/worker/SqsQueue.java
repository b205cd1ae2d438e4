package dev.slipway.orders.worker;

import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Queue of SQS, with the region, the credentials and the endpoint of the SDK.
 *
 * @param poll time for which SQS waits for a message, 20 seconds at most
 */
record SqsQueue(SqsClient client, String url, Duration poll) implements AutoCloseable {

    /**
     * The maximum of SQS, with the fewest empty responses.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html">Long
     *     polling</a>
     */
    static final Duration LONG_POLL = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** Timeout of an attempt beyond the poll. */
    private static final Duration ATTEMPT = Duration.ofSeconds(3);

    /** Timeout of a call with its retries beyond the poll. */
    private static final Duration CALL = Duration.ofSeconds(8);

    /** @throws ConfigurationException if no region is set */
    static SqsQueue open(String url) {
        try {
            var client = SqsClient.builder()
                    .httpClientBuilder(ApacheHttpClient.builder()
                            .connectionTimeout(CONNECT)
                            .socketTimeout(LONG_POLL.plus(ATTEMPT)))
                    .build();
            return new SqsQueue(client, url, LONG_POLL);
        } catch (SdkClientException e) {
            throw new ConfigurationException("SQS needs a region. Set AWS_REGION. The SDK says: " + e.getMessage(), e);
        }
    }

    /** The next message, hidden from other receivers for the visibility timeout of the queue; empty if none came. */
    Optional<Message> receive() {
        var received = client.receiveMessage(receive -> receive.queueUrl(url)
                .maxNumberOfMessages(1)
                .waitTimeSeconds((int) poll.toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                .overrideConfiguration(limits ->
                        limits.apiCallAttemptTimeout(poll.plus(ATTEMPT)).apiCallTimeout(poll.plus(CALL))));
        return received.messages().stream().findFirst();
    }

    void delete(Message message) {
        client.deleteMessage(delete -> delete.queueUrl(url)
                .receiptHandle(message.receiptHandle())
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL)));
    }

    @Override
    public void close() {
        client.close();
    }
}
