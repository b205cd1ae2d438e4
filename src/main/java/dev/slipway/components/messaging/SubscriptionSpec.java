package dev.slipway.components.messaging;

import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopicSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of a subscription to an SNS topic.
 *
 * @param target the name of a queue in the stack file, an e-mail address or a URL
 * @param filter empty for all messages of the topic
 * @param raw whether the target receives messages as they were published, without the
 *     <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html">JSON of SNS</a> around
 *     them
 */
@Withers
public record SubscriptionSpec(
        SubscriptionProtocol protocol, String target, Optional<MessageFilter> filter, boolean raw)
        implements SubscriptionSpecBuilder.With {
    /** The kind of a subscription's target. */
    public enum SubscriptionProtocol {
        QUEUE("sqs"),
        EMAIL("email"),
        HTTPS("https");

        private final String text;

        SubscriptionProtocol(String text) {
            this.text = text;
        }

        /** The key of the target in a stack file. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The protocol's name at SNS. */
        String text() {
            return text;
        }
    }

    /** @throws SpecException for a target that SNS refuses, and for e-mails of raw messages */
    public SubscriptionSpec {
        if (protocol == SubscriptionProtocol.EMAIL) {
            AlarmTopicSpec.checkEmail(target);
        }
        if (protocol == SubscriptionProtocol.EMAIL && raw) {
            throw new SpecException("raw", "e-mails have the text of a message alone", "remove it");
        }
        if (protocol == SubscriptionProtocol.HTTPS
                && !target.matches("https://[^\\s/@:]+\\.[^\\s/@:]+(:\\d+)?(/\\S*)?")) {
            throw new SpecException(
                    "https",
                    "'%s' is not a URL with https and a host".formatted(target),
                    "set it to one such as https://example.com/hook");
        }
    }

    /** A subscription to all messages of a topic. */
    public static SubscriptionSpec of(SubscriptionProtocol protocol, String target) {
        return new SubscriptionSpec(protocol, target, Optional.empty(), false);
    }

    /** Inputs of the subscription. */
    TopicSubscriptionArgs inputs(Output<String> topicArn, Output<String> endpoint) {
        var inputs = TopicSubscriptionArgs.builder()
                .topic(topicArn)
                .protocol(protocol.text())
                .endpoint(endpoint);
        filter.ifPresent(policy -> inputs.filterPolicy(policy.text())
                .filterPolicyScope(policy.scope().text()));
        if (protocol != SubscriptionProtocol.EMAIL) {
            inputs.rawMessageDelivery(raw);
        }
        return inputs.build();
    }
}
