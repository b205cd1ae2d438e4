package dev.slipway.components.messaging;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Settings of the queues and topics of a stack, by their names. */
public record MessagingSpec(Map<String, QueueSpec> queues, Map<String, TopicSpec> topics) {
    /** No queues and no topics. */
    public static final MessagingSpec NONE = new MessagingSpec(Map.of(), Map.of());

    public MessagingSpec {
        queues = Collections.unmodifiableMap(new TreeMap<>(queues));
        topics = Collections.unmodifiableMap(new TreeMap<>(topics));
    }

    public boolean isEmpty() {
        return queues.isEmpty() && topics.isEmpty();
    }

    /** True if a topic delivers to a queue. */
    public boolean topicsToQueues() {
        return topics.values().stream().flatMap(TopicSpec::toQueues).findAny().isPresent();
    }

    /** True if a rule of EventBridge delivers to a queue. */
    public boolean rulesToQueues() {
        return queues.values().stream().anyMatch(queue -> !queue.events().isEmpty());
    }

    /** The subscriptions of a queue by the names of their topics. */
    public Map<String, SubscriptionSpec> subscriptionsOf(String queue) {
        var subscriptions = new TreeMap<String, SubscriptionSpec>();
        topics.forEach((name, topic) -> topic.toQueues()
                .map(Map.Entry::getValue)
                .filter(subscription -> subscription.target().equals(queue))
                .forEach(subscription -> subscriptions.put(name, subscription)));
        return subscriptions;
    }
}
