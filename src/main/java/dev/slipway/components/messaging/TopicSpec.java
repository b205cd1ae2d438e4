package dev.slipway.components.messaging;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings of an SNS topic.
 *
 * @param subscriptions by their positions in the stack file
 */
@Withers
public record TopicSpec(TopicName name, SortedMap<Integer, SubscriptionSpec> subscriptions)
        implements TopicSpecBuilder.With {

    /**
     * Checks the subscriptions. A FIFO topic
     * <a href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html">delivers to queues alone</a>; a
     * second subscription of a target is
     * <a href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">the first one</a>.
     *
     * @throws SpecException for one that SNS refuses
     */
    public TopicSpec {
        subscriptions = Collections.unmodifiableSortedMap(new TreeMap<>(subscriptions));
        var refused = new ArrayList<SpecException>();
        var targets = new ArrayList<String>();
        for (var entry : subscriptions.entrySet()) {
            var subscription = entry.getValue();
            var key = "subscriptions[%d].%s"
                    .formatted(entry.getKey(), subscription.protocol().key());
            if (name.fifo() && subscription.protocol() != SubscriptionProtocol.QUEUE) {
                refused.add(new SpecException(
                        key, "a FIFO topic delivers to queues alone", "remove it, or set fifo of the topic to false"));
            }
            if (targets.contains(subscription.target())) {
                refused.add(new SpecException(key, "it is listed twice", "remove one"));
            }
            targets.add(subscription.target());
        }
        SpecException.throwAll(refused);
    }

    /** A topic without subscriptions. */
    public static TopicSpec of(TopicName name) {
        return new TopicSpec(name, new TreeMap<>());
    }

    /** A topic with subscriptions. */
    public static TopicSpec of(TopicName name, List<SubscriptionSpec> subscriptions) {
        var positions = new TreeMap<Integer, SubscriptionSpec>();
        subscriptions.forEach(subscription -> positions.put(positions.size(), subscription));
        return new TopicSpec(name, positions);
    }

    /** The subscriptions of queues by their positions. */
    public Stream<Map.Entry<Integer, SubscriptionSpec>> toQueues() {
        return subscriptions.entrySet().stream()
                .filter(entry -> entry.getValue().protocol() == SubscriptionProtocol.QUEUE);
    }
}
