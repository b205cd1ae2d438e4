package dev.slipway.components.messaging;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The queues and topics of a stack, by their names in the stack file. */
public record Messaging(Map<String, Queue> queues, Map<String, Topic> topics) {
    public Messaging {
        queues = Collections.unmodifiableMap(new TreeMap<>(queues));
        topics = Collections.unmodifiableMap(new TreeMap<>(topics));
    }
}
