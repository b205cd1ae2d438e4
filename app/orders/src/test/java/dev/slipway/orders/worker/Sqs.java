package dev.slipway.orders.worker;

import dev.slipway.orders.order.SalesChange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ, an SQS in memory, on this machine's loopback and a free port. One for all tests of a JVM; it ends with that. */
public final class Sqs {

    private static final class Shared {
        static final Sqs SERVER = new Sqs();
    }

    private final URI endpoint;
    private final SqsClient client;

    private Sqs() {
        var server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start();
        endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        client = client(endpoint);
    }

    public static Sqs running() {
        return Shared.SERVER;
    }

    static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** The variables by which a worker finds a queue here. */
    public Map<String, String> environment(String queue) {
        return Map.of(
                "QUEUE_URL", queue,
                "AWS_ENDPOINT_URL_SQS", endpoint.toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local");
    }

    /** The URL of a new queue without a dead-letter queue. */
    public String newQueue() {
        return newQueue(Map.of());
    }

    /** The URL of a new queue whose messages are visible again at once, and go to a dead-letter queue. */
    String newQueue(int attempts, String deadLetters) {
        var arn = client.getQueueAttributes(
                        get -> get.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return newQueue(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, attempts)));
    }

    private String newQueue(Map<QueueAttributeName, String> attributes) {
        return client.createQueue(
                        create -> create.queueName("work-" + UUID.randomUUID()).attributes(attributes))
                .queueUrl();
    }

    /** A queue of a worker with short polls, for workers that are to end. */
    SqsQueue queue(String url) {
        return new SqsQueue(client(endpoint), url, Duration.ofSeconds(1));
    }

    /** Sends a message and returns its id. */
    public String send(String queue, String body) {
        return client.sendMessage(send -> send.queueUrl(queue).messageBody(body))
                .messageId();
    }

    /** The event of a placed order, as EventBridge delivers it. */
    public static String placed(SalesChange change) {
        return event("OrderPlaced", change, "placed");
    }

    static String event(String type, SalesChange change, String status) {
        return """
                {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"%s","source":"slipway.orders",
                 "account":"123456789012","time":"2026-01-02T03:04:05Z","region":"eu-west-1","resources":[],
                 "detail":{"eventId":"%s","orderId":"018f2b52-0000-7000-8000-000000000000","customer":"ada@example.com",
                 "product":"%s","quantity":%d,"status":"%s","version":1,"at":"2026-01-02T03:04:05.678Z"}}
                """.formatted(type, change.event(), change.product(), Math.abs(change.quantity()), status);
    }

    /** The next messages, received as a worker would; empty after this time without one. */
    List<Message> receive(String queue, Duration wait) {
        return client.receiveMessage(receive -> receive.queueUrl(queue)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    /** Ends the time in which a received message is hidden, as if that time were over. */
    void release(String queue, Message message) {
        client.changeMessageVisibility(change ->
                change.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    /** The number of messages in a queue, visible or not. */
    public int messages(String queue) {
        return client
                .getQueueAttributes(get -> get.queueUrl(queue)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
