package dev.slipway.components.messaging;

import dev.slipway.base.PhysicalName;

/**
 * Name of an SNS topic. The name of a FIFO topic
 * <a href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">ends in .fifo</a>.
 *
 * @param text the name without the ending
 * @param fifo whether the topic is a FIFO topic
 */
public record TopicName(String text, boolean fifo) {
    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#TOPIC} */
    public TopicName {
        PhysicalName.TOPIC.check(topic(text, fifo));
    }

    /** The name of the topic. */
    public String topic() {
        return topic(text, fifo);
    }

    private static String topic(String text, boolean fifo) {
        return fifo ? text + ".fifo" : text;
    }
}
