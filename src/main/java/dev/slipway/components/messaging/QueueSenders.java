package dev.slipway.components.messaging;

import dev.slipway.base.Withers;
import dev.slipway.components.storage.Bus;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The topics and buses that deliver to a queue, by their names in the stack file.
 *
 * @param subscriptions the subscriptions of the queue, by the name of the topic
 */
@Withers
public record QueueSenders(
        Map<String, Topic> topics, Map<String, SubscriptionSpec> subscriptions, Map<String, Bus> buses)
        implements QueueSendersBuilder.With {
    /** No topics and no buses: services alone send messages. */
    public static final QueueSenders NONE = new QueueSenders(Map.of(), Map.of(), Map.of());

    public QueueSenders {
        topics = Collections.unmodifiableMap(new TreeMap<>(topics));
        subscriptions = Collections.unmodifiableMap(new TreeMap<>(subscriptions));
        buses = Collections.unmodifiableMap(new TreeMap<>(buses));
    }
}
