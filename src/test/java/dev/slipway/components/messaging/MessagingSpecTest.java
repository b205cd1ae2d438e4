package dev.slipway.components.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.components.messaging.MessageFilter.Scope;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.components.storage.EventPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of the specs of queues, topics and subscriptions. */
class MessagingSpecTest {
    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    @Test
    void theNamesOfAQueueFitIntoEightyCharacters() {
        assertThat(new QueueName("shop-dev-work", false).all())
                .containsExactly("shop-dev-work", "shop-dev-work-dead-letters", "shop-dev-work-undelivered-events");
        assertThat(new QueueName("shop-dev-work", true).all())
                .containsExactly(
                        "shop-dev-work.fifo", "shop-dev-work-dead-letters.fifo", "shop-dev-work-undelivered-events");
        assertThat(new QueueName("a".repeat(67), false).deadLetters()).hasSize(80);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueueName("a".repeat(63), true))
                .withMessage("its dead-letter queue would be called " + "a".repeat(63)
                        + "-dead-letters.fifo, and up to 80 letters, digits, hyphens and underscores are allowed;"
                        + " shorten its name, or rename the project or the stack");
    }

    @Test
    void aTopicsNameHasNoOtherCharacters() {
        assertThat(new TopicName("shop-dev-events", true).topic()).isEqualTo("shop-dev-events.fifo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicName("shop/events", false))
                .withMessage("the topic would be called shop/events, and up to 256 letters, digits, hyphens and"
                        + " underscores are allowed; shorten its name, or rename the project or the stack");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "43201 | 4  | 0   | 15   | visibilitySeconds: 0 to 43200 is allowed; set it to 30",
                "30    | 15 | 0   | 15   | retentionDays: 1 to 14 is allowed; set it to 4",
                "30    | 0  | 0   | 15   | retentionDays: 1 to 14 is allowed; set it to 4",
                "30    | 4  | 901 | 15   | delaySeconds: 0 to 900 is allowed; set it to 0",
                "30    | 4  | 0   | 0    | oldestMinutes: 1 minute or more is allowed; set it to 15",
                "30    | 1  | 0   | 1440 | oldestMinutes: messages are deleted after 1 days, so that none becomes as old; set it to less than 1440, or raise retentionDays",
            })
    void timesThatSqsDoesNotAllowAreRefused(int visibility, int retention, int delay, int oldest, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueueTimes(
                        Duration.ofSeconds(visibility),
                        Duration.ofDays(retention),
                        Duration.ofSeconds(delay),
                        Duration.ofMinutes(oldest)))
                .withMessage(error);
    }

    @ParameterizedTest
    @CsvSource({"0", "1001"})
    void anotherNumberOfReceivesIsRefused(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueSpec.of(new QueueName("work", false)).withAttempts(attempts))
                .withMessage("attempts: 1 to 1000 is allowed; set it to 5");
    }

    @Test
    void onlyEventsOfAFifoQueueHaveAMessageGroup() {
        assertThat(QueueEvents.of(true, "orders", EventPattern.ANY, Optional.of("all"))
                        .messageGroupId())
                .contains("all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueEvents.of(true, "orders", EventPattern.ANY, Optional.empty()))
                .withMessage("messageGroupId: missing, and every message of a FIFO queue has one; set it to a text such"
                        + " as orders; its messages are received one after the other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueEvents.of(false, "orders", EventPattern.ANY, Optional.of("all")))
                .withMessage("messageGroupId: only messages of a FIFO queue have one; remove it, or set fifo of the"
                        + " queue to true");
    }

    @Test
    void aFilterIsLimitedToFiveKeysAndOneHundredFiftyCombinations() {
        var lists = "'a':[1,2,3,4,5],'b':[1,2,3,4,5],'c':[1,2,3,4,5,6]";

        assertThat(new MessageFilter(json("{" + lists + "}"), Scope.ATTRIBUTES).text())
                .startsWith("{\"a\":[1,2,3,4,5]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageFilter(json("{" + lists + ",'d':[1,2]}"), Scope.ATTRIBUTES))
                .withMessage(
                        "filter: 300 combinations of values, and SNS allows 150; list fewer values; with n values in"
                                + " the lists the combinations are their product");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MessageFilter(json("{'a':[1],'b':[1],'c':[1],'d':[1],'e':[1],'f':[1]}"), Scope.ATTRIBUTES))
                .withMessage("filter: 6 keys, and SNS allows 5; remove 1, or divide the messages between topics");
    }

    /** The example of <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">AWS</a>: 4 × 3 × 3 × 2. */
    @Test
    void combinationsOfNestedKeysCountTheirLevel() {
        var nested = "{'a':{'b':{'c':[1,2,3,4]}},'d':{'e':[1,2,3]}}";

        assertThat(new MessageFilter(json(nested), Scope.BODY).text()).contains("\"c\":[1,2,3,4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageFilter(json(nested.replace("1,2,3,4", "1,2,3,4,5,6,7,8,9")), Scope.BODY))
                .withMessageStartingWith("filter: 162 combinations of values, and SNS allows 150");
    }

    @Test
    void attributesAreNotNested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageFilter(json("{'a':{'b':[1]}}"), Scope.ATTRIBUTES))
                .withMessage(
                        "filter.a.b: attributes have no values below them; set filterOn to body, or write one list");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a':'x'} | filter.a: a list of values is allowed; write it as [x]",
                "{'a':[]}  | filter.a: it lists no value; list the values to match, or remove it",
                "{}        | filter: it lists no value; list the values to match, or remove it",
            })
    void aFilterIsAnObjectOfLists(String filter, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageFilter(json(filter), Scope.ATTRIBUTES))
                .withMessage(error);
    }

    @Test
    void targetsThatSnsRefusesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionSpec.of(SubscriptionProtocol.EMAIL, "ops"))
                .withMessage("email: 'ops' is not an e-mail address; set it to one such as ops@example.com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionSpec.of(SubscriptionProtocol.HTTPS, "http://example.com"))
                .withMessage("https: 'http://example.com' is not a URL with https and a host; set it to one such as"
                        + " https://example.com/hook");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscriptionSpec.of(SubscriptionProtocol.EMAIL, "ops@example.com")
                        .withRaw(true))
                .withMessage("raw: e-mails have the text of a message alone; remove it");
    }

    @Test
    void aFifoTopicDeliversToQueuesAlone() {
        var subscriptions = List.of(
                SubscriptionSpec.of(SubscriptionProtocol.QUEUE, "work"),
                SubscriptionSpec.of(SubscriptionProtocol.EMAIL, "ops@example.com"));

        assertThat(TopicSpec.of(new TopicName("events", false), subscriptions).toQueues())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicSpec.of(new TopicName("events", true), subscriptions))
                .withMessage(
                        "subscriptions[1].email: a FIFO topic delivers to queues alone; remove it, or set fifo of the"
                                + " topic to false");
    }

    @Test
    void aTargetIsSubscribedOnce() {
        var twice = List.of(
                SubscriptionSpec.of(SubscriptionProtocol.QUEUE, "work"),
                SubscriptionSpec.of(SubscriptionProtocol.QUEUE, "work").withRaw(true));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicSpec.of(new TopicName("events", false), twice))
                .withMessage("subscriptions[1].queue: it is listed twice; remove one");
    }

    @Test
    void theSubscriptionsOfAQueueAreThoseOfAllTopics() {
        var work = SubscriptionSpec.of(SubscriptionProtocol.QUEUE, "work");
        var spec = new MessagingSpec(
                Map.of("work", QueueSpec.of(new QueueName("work", false))),
                Map.of(
                        "events", TopicSpec.of(new TopicName("events", false), List.of(work)),
                        "others", TopicSpec.of(new TopicName("others", false))));

        assertThat(spec.subscriptionsOf("work")).containsOnly(Map.entry("events", work));
        assertThat(spec.topicsToQueues()).isTrue();
        assertThat(spec.rulesToQueues()).isFalse();
        assertThat(MessagingSpec.NONE.isEmpty()).isTrue();
    }
}
