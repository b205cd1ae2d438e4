package dev.slipway.components.messaging;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicy;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.StableHash;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.components.storage.StoreGrants;
import java.util.List;
import java.util.Map;

/**
 * An SNS topic, encrypted with the stack's key, and its subscriptions of e-mail addresses and URLs. A {@link Queue} has the
 * subscription of its own. AWS sends a confirmation request to an address and to a URL first; an unconfirmed one receives
 * no messages.
 *
 * <p>Children: {@code <name>-topic}, {@code <name>-policy}, a subscription such as {@code <name>-email-5d41402a} each, and
 * with an alarm topic {@code <name>-alarm}, which starts when SNS gives up a delivery.
 */
public final class Topic extends Component implements Linkable {
    private static final String TYPE = "slipway:messaging:Topic";

    /** Environment variable with the topic's ARN. */
    public static final String VARIABLE = StoreGrants.TOPIC_ARN;

    private final TopicName name;
    private final EncryptionKey key;
    private final com.pulumi.aws.sns.Topic topic;

    /** @param key KMS key that encrypts it */
    public Topic(String name, TopicSpec spec, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.name = spec.name();
        this.key = key;
        topic = createTopic(shared.protectedFromDeletion());
        createPolicy();
        spec.subscriptions().values().stream()
                .filter(subscription -> subscription.protocol() != SubscriptionProtocol.QUEUE)
                .forEach(this::createSubscription);
        shared.alarmTopic().ifPresent(this::createAlarm);
        registerOutputs(Map.of("arn", arn()));
    }

    /** The topic's ARN. */
    public Output<String> arn() {
        return topic.arn();
    }

    /** Permission to publish messages. */
    @Override
    public LinkGrant access() {
        return StoreGrants.topic(arn(), List.of(key.through("sns", "kms:GenerateDataKey", "kms:Decrypt")));
    }

    private com.pulumi.aws.sns.Topic createTopic(boolean protectedFromDeletion) {
        var inputs = TopicArgs.builder().name(name.topic()).kmsMasterKeyId(key.arn());
        return new com.pulumi.aws.sns.Topic(
                childName("topic"),
                (name.fifo() ? inputs.fifoTopic(true).contentBasedDeduplication(true) : inputs).build(),
                options().protect(protectedFromDeletion).build());
    }

    /** The policy that requires TLS. A topic policy names actions one by one. */
    private void createPolicy() {
        new TopicPolicy(
                childName("policy"),
                TopicPolicyArgs.builder()
                        .arn(arn())
                        .policy(Policy.of(QueuePolicies.tlsOnly("sns:Publish", arn()))
                                .json())
                        .build(),
                childOptions());
    }

    private void createSubscription(SubscriptionSpec subscription) {
        var target = subscription.target();
        new TopicSubscription(
                childName("%s-%s".formatted(subscription.protocol().key(), StableHash.hex(target, 8))),
                subscription.inputs(arn(), Output.of(target)),
                childOptions());
    }

    private void createAlarm(AlarmDestination alarmTopic) {
        new MetricAlarm(childName("alarm"), alarm(alarmTopic), childOptions());
    }

    /** The alarm on the first lost message, by
     * <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html">NumberOfNotificationsFailed</a>.
     */
    private MetricAlarmArgs alarm(AlarmDestination alarmTopic) {
        return alarmTopic
                .alarmOnFirst()
                .alarmDescription(
                        "SNS could not deliver a message of the topic %s; check its subscriptions and the policy of their queues"
                                .formatted(name.topic()))
                .namespace("AWS/SNS")
                .metricName("NumberOfNotificationsFailed")
                .dimensions(topic.name().applyValue(text -> Map.of("TopicName", text)))
                .statistic("Sum")
                .build();
    }
}
