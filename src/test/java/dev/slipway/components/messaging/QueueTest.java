package dev.slipway.components.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.Key;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.BusSpec;
import dev.slipway.components.storage.EventPattern;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static final QueueName WORK = new QueueName("slipway-test-work", false);
    private static final QueueName ORDERED = new QueueName("slipway-test-work", true);
    private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:slipway-test-work";
    private static final EventPattern PLACED = new EventPattern(
            JsonParser.parseString("{\"detail-type\": [\"OrderPlaced\"]}").getAsJsonObject());

    private static Plan plan(Consumer<Key> program) {
        return Programs.plan(context -> program.accept(BaseComponents.key()));
    }

    private static Plan plan(QueueSpec spec) {
        return plan(key -> new Queue("work-queue", spec, QueueSenders.NONE, key, SharedResources.NONE));
    }

    /** A queue of a name with events of the bus orders and messages of the topic events. */
    private static Plan fed(QueueName name, Optional<String> group, SharedResources shared) {
        return plan(key -> {
            var topic = new Topic(
                    "events-topic", TopicSpec.of(new TopicName("slipway-test-events", name.fifo())), key, shared);
            var bus = new Bus("orders-bus", BusSpec.of(new BusName("slipway-test-orders")), key, shared);
            var senders = new QueueSenders(
                    Map.of("events", topic),
                    Map.of("events", SubscriptionSpec.of(SubscriptionProtocol.QUEUE, "work")),
                    Map.of("orders", bus));
            var events = QueueEvents.of(name.fifo(), "orders", PLACED, group);
            new Queue("work-queue", QueueSpec.of(name).withEvents(List.of(events)), senders, key, shared);
        });
    }

    @Test
    void aQueueIsEncryptedAndItsMessagesGoToItsDeadLetterQueue() {
        var plan = plan(QueueSpec.of(WORK));
        var queue = plan.named("work-queue-queue");

        assertThat(queue.text("name")).isEqualTo("slipway-test-work");
        assertThat(queue.text("kmsMasterKeyId")).startsWith("arn:aws:kms:");
        assertThat(queue.text("visibilityTimeoutSeconds")).isEqualTo("30");
        assertThat(queue.text("messageRetentionSeconds")).isEqualTo("345600");
        assertThat(queue.text("delaySeconds")).isEqualTo("0");
        assertThat(queue.text("receiveWaitTimeSeconds")).isEqualTo("20");
        assertThat(queue.text("redrivePolicy"))
                .isEqualTo("{\"deadLetterTargetArn\":\"%s-dead-letters\",\"maxReceiveCount\":5}".formatted(ARN));
        assertThat(queue.inputs()).doesNotContainKeys("fifoQueue", "contentBasedDeduplication");
        assertThat(plan.named("work-queue-redrive").text("redriveAllowPolicy"))
                .isEqualTo("{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"%s\"]}".formatted(ARN));
        assertThat(plan.named("work-queue-redrive").text("queueUrl"))
                .isEqualTo("https://sqs.eu-west-1.amazonaws.com/123456789012/slipway-test-work-dead-letters");
    }

    @Test
    void aDeadLetterQueueKeepsMessagesForTwoWeeks() {
        var dead = plan(QueueSpec.of(WORK)).named("work-queue-dead-letters-queue");

        assertThat(dead.text("name")).isEqualTo("slipway-test-work-dead-letters");
        assertThat(dead.text("messageRetentionSeconds")).isEqualTo("1209600");
        assertThat(dead.text("kmsMasterKeyId")).startsWith("arn:aws:kms:");
    }

    @Test
    void aFifoQueueHasAFifoDeadLetterQueue() {
        var plan = plan(QueueSpec.of(ORDERED));

        for (var queue : List.of("work-queue-queue", "work-queue-dead-letters-queue")) {
            assertThat(plan.named(queue).text("name")).endsWith(".fifo");
            assertThat(plan.named(queue).flag("fifoQueue")).isTrue();
            assertThat(plan.named(queue).flag("contentBasedDeduplication")).isTrue();
        }
    }

    @Test
    void aQueueHasTheTimesThatItIsGiven() {
        var times = new QueueTimes(
                Duration.ofMinutes(5), Duration.ofDays(14), Duration.ofSeconds(900), Duration.ofMinutes(60));
        var queue = plan(QueueSpec.of(WORK).withAttempts(1).withTimes(times)).named("work-queue-queue");

        assertThat(queue.text("visibilityTimeoutSeconds")).isEqualTo("300");
        assertThat(queue.text("messageRetentionSeconds")).isEqualTo("1209600");
        assertThat(queue.text("delaySeconds")).isEqualTo("900");
        assertThat(queue.text("redrivePolicy")).endsWith("\"maxReceiveCount\":1}");
    }

    @Test
    void everyQueueRequiresTls() {
        var plan = plan(QueueSpec.of(WORK));
        var policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sqs:*",\
                "Resource":"%s","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";

        assertThat(plan.named("work-queue-policy").text("policy")).isEqualTo(policy.formatted(ARN));
        assertThat(plan.named("work-queue-dead-letters-policy").text("policy"))
                .isEqualTo(policy.formatted(ARN + "-dead-letters"));
    }

    @Test
    void onlyTheTopicAndTheRuleSendMessagesToAQueue() {
        var plan = fed(WORK, Optional.empty(), SharedResources.NONE);

        assertThat(plan.named("work-queue-policy").text("policy")).isEqualTo("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sqs:*",\
                "Resource":"ARN","Condition":{"Bool":{"aws:SecureTransport":"false"}}},\
                {"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",\
                "Resource":"ARN","Condition":{"ArnEquals":{"aws:SourceArn":\
                "arn:aws:sns:eu-west-1:123456789012:slipway-test-events"}}},\
                {"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage",\
                "Resource":"ARN","Condition":{"ArnEquals":{"aws:SourceArn":"RULE"}}}]}""".replace("ARN\"", ARN + "\"")
                .replace("aws:Source" + ARN, "aws:SourceArn")
                .replace("RULE", rule(plan)));
    }

    /** The ARN in the stand-in of the rule. */
    private static String rule(Plan plan) {
        var policy = plan.named("work-queue-undelivered-policy").text("policy");
        return policy.replaceFirst(".*\"aws:SourceArn\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void eventsOfABusBecomeMessages() {
        var plan = fed(WORK, Optional.empty(), SharedResources.NONE);
        var rule = plan.named("work-queue-rule-orders");
        var target = plan.named("work-queue-target-orders");

        assertThat(rule.text("eventBusName")).isEqualTo("slipway-test-orders");
        assertThat(rule.text("eventPattern")).isEqualTo("{\"detail-type\":[\"OrderPlaced\"]}");
        assertThat(target.text("arn")).isEqualTo(ARN);
        assertThat(target.text("eventBusName")).isEqualTo("slipway-test-orders");
        assertThat(target.text("deadLetterConfig.arn")).isEqualTo(ARN + "-undelivered-events");
        assertThat(target.text("retryPolicy.maximumEventAgeInSeconds")).isEqualTo("86400");
        assertThat(target.text("retryPolicy.maximumRetryAttempts")).isEqualTo("185");
        assertThat(target.inputs()).doesNotContainKey("sqsTarget");
        assertThat(plan.named("work-queue-undelivered-queue").text("name"))
                .isEqualTo("slipway-test-work-undelivered-events");
        assertThat(plan.named("work-queue-undelivered-queue").flag("sqsManagedSseEnabled"))
                .isTrue();
    }

    @Test
    void eventsOfAFifoQueueHaveAMessageGroupAndAStandardDeadLetterQueue() {
        var plan = fed(ORDERED, Optional.of("orders"), SharedResources.NONE);

        assertThat(plan.named("work-queue-target-orders").text("sqsTarget.messageGroupId"))
                .isEqualTo("orders");
        assertThat(plan.named("work-queue-undelivered-queue").inputs()).doesNotContainKey("fifoQueue");
        assertThat(plan.named("events-topic-topic").flag("fifoTopic")).isTrue();
    }

    @Test
    void aSubscriptionBeginsWhenThePolicyAllowsIt() {
        var plan = fed(WORK, Optional.empty(), SharedResources.NONE);
        var subscription = plan.named("work-queue-on-events");

        assertThat(subscription.text("protocol")).isEqualTo("sqs");
        assertThat(subscription.text("endpoint")).isEqualTo(ARN);
        assertThat(subscription.text("rawMessageDelivery")).isEqualTo("false");
        assertThat(subscription.dependencies())
                .contains(plan.named("work-queue-policy").urn());
        assertThat(plan.named("work-queue-target-orders").dependencies())
                .contains(plan.named("work-queue-policy").urn());
    }

    @Test
    void alarmsWatchTheOldestMessageAndDeadLetters() {
        var plan = plan(key -> new Queue(
                "work-queue",
                QueueSpec.of(WORK),
                QueueSenders.NONE,
                key,
                SharedResources.NONE.withAlarmTopic(Optional.of(BaseComponents.alarmTopic()))));
        var oldest = plan.named("work-queue-alarm");
        var dead = plan.named("work-queue-dead-letters-alarm");

        assertThat(oldest.text("metricName")).isEqualTo("ApproximateAgeOfOldestMessage");
        assertThat(oldest.text("threshold")).isEqualTo("900");
        assertThat(oldest.input("dimensions")).contains(Map.of("QueueName", "slipway-test-work"));
        assertThat(oldest.text("alarmDescription"))
                .isEqualTo("The oldest message of the queue slipway-test-work waits for 15 minutes; check its workers");
        assertThat(dead.text("metricName")).isEqualTo("ApproximateNumberOfMessagesVisible");
        assertThat(dead.text("threshold")).isEqualTo("0");
        assertThat(dead.input("dimensions")).contains(Map.of("QueueName", "slipway-test-work-dead-letters"));
        assertThat(dead.text("alarmDescription"))
                .isEqualTo("Messages of the queue slipway-test-work failed;"
                        + " read the queue slipway-test-work-dead-letters and move them back");
    }

    @Test
    void aProtectedQueueRefusesItsDeletion() {
        var plan = fed(WORK, Optional.empty(), SharedResources.NONE.withProtectedFromDeletion(true));

        assertThat(List.of(
                        "work-queue-queue",
                        "work-queue-dead-letters-queue",
                        "work-queue-undelivered-queue",
                        "events-topic-topic"))
                .allMatch(name -> plan.named(name).protect());
    }
}
