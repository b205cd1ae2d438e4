package dev.slipway.components.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.components.SharedResources;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicTest {
    private static final TopicName EVENTS = new TopicName("slipway-test-events", false);

    private static Plan plan(TopicSpec spec) {
        return Programs.plan(context -> new Topic("events-topic", spec, BaseComponents.key(), SharedResources.NONE));
    }

    @Test
    void aTopicIsEncryptedAndRequiresTls() {
        var plan = plan(TopicSpec.of(EVENTS));

        assertThat(plan.named("events-topic-topic").text("name")).isEqualTo("slipway-test-events");
        assertThat(plan.named("events-topic-topic").text("kmsMasterKeyId")).startsWith("arn:aws:kms:");
        assertThat(plan.named("events-topic-policy").text("policy")).isEqualTo("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sns:Publish",\
                "Resource":"arn:aws:sns:eu-west-1:123456789012:slipway-test-events",\
                "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");
    }

    @Test
    void aFifoTopicRecognizesMessagesByTheirContent() {
        var topic =
                plan(TopicSpec.of(new TopicName("slipway-test-events", true))).named("events-topic-topic");

        assertThat(topic.text("name")).isEqualTo("slipway-test-events.fifo");
        assertThat(topic.flag("fifoTopic")).isTrue();
        assertThat(topic.flag("contentBasedDeduplication")).isTrue();
    }

    @Test
    void anAddressAndAUrlAreSubscribed() {
        var filter = new MessageFilter(
                JsonParser.parseString("{\"type\": [\"order-placed\"]}").getAsJsonObject(), MessageFilter.Scope.BODY);
        var plan = plan(TopicSpec.of(
                EVENTS,
                List.of(
                        SubscriptionSpec.of(SubscriptionProtocol.EMAIL, "ops@example.com"),
                        SubscriptionSpec.of(SubscriptionProtocol.HTTPS, "https://example.com/hook")
                                .withFilter(Optional.of(filter))
                                .withRaw(true),
                        SubscriptionSpec.of(SubscriptionProtocol.QUEUE, "work"))));
        var subscriptions = plan.ofType("aws:sns/topicSubscription:TopicSubscription");

        assertThat(subscriptions).hasSize(2);
        assertThat(subscriptions.get(0).name()).matches("events-topic-email-[0-9a-f]{8}");
        assertThat(subscriptions.get(0).text("endpoint")).isEqualTo("ops@example.com");
        assertThat(subscriptions.get(0).inputs()).doesNotContainKeys("rawMessageDelivery", "filterPolicy");
        assertThat(subscriptions.get(1).name()).matches("events-topic-https-[0-9a-f]{8}");
        assertThat(subscriptions.get(1).inputs())
                .containsEntry("endpoint", "https://example.com/hook")
                .containsEntry("filterPolicy", "{\"type\":[\"order-placed\"]}")
                .containsEntry("filterPolicyScope", "MessageBody")
                .containsEntry("rawMessageDelivery", true);
    }

    @Test
    void anAlarmReportsDeliveriesThatSnsGaveUp() {
        var plan = Programs.plan(context -> new Topic(
                "events-topic",
                TopicSpec.of(EVENTS),
                BaseComponents.key(),
                SharedResources.NONE.withAlarmTopic(Optional.of(BaseComponents.alarmTopic()))));
        var alarm = plan.named("events-topic-alarm");

        assertThat(alarm.text("metricName")).isEqualTo("NumberOfNotificationsFailed");
        assertThat(alarm.input("dimensions")).contains(Map.of("TopicName", "slipway-test-events"));
        assertThat(alarm.text("alarmDescription"))
                .isEqualTo("SNS could not deliver a message of the topic slipway-test-events;"
                        + " check its subscriptions and the policy of their queues");
    }
}
