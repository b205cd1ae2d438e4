package dev.slipway.components.messaging;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.aws.sqs.RedriveAllowPolicy;
import com.pulumi.aws.sqs.RedriveAllowPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.QueueAccess;
import dev.slipway.components.storage.StoreGrants;
import dev.slipway.components.storage.UndeliveredEvents;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An SQS queue with its dead-letter queue, both encrypted with the stack's key. Topics and buses of the stack may deliver to
 * it. A FIFO queue takes the hash of a body as the
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html">deduplication
 * id</a> of a message without one.
 *
 * <p>Children: {@code <name>-dead-letters}, {@code <name>-queue}, {@code <name>-redrive}, which allows this queue alone to use
 * its dead-letter queue, and {@code <name>-policy}; for a topic a subscription {@code <name>-on-<topic>}; for a bus
 * {@code <name>-rule-<bus>} and {@code <name>-target-<bus>}, and {@code <name>-undelivered}, the dead-letter queue of the
 * rules, which is a standard queue, as EventBridge requires; with an alarm topic {@code <name>-alarm} on the age of the
 * oldest message.
 */
public final class Queue extends Component implements Linkable {
    private static final String TYPE = "slipway:messaging:Queue";

    /** Environment variable with the queue's URL. */
    public static final String VARIABLE = StoreGrants.QUEUE_URL;

    /** The keys of further values, of which a client names the variables. */
    public static final Set<String> FURTHER = Set.of("arn", "name");

    /** Time for which SQS uses a data key before it asks KMS for another, its default. */
    static final int DATA_KEY_SECONDS = 300;

    private final QueueInputs inputs;
    private final QueueSenders senders;
    private final EncryptionKey key;
    private final DeadLetters deadLetters;
    private final com.pulumi.aws.sqs.Queue queue;

    /**
     * @param senders the topics and buses that deliver to it
     * @param key KMS key that encrypts it
     */
    public Queue(String name, QueueSpec spec, QueueSenders senders, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        inputs = new QueueInputs(spec);
        this.senders = senders;
        this.key = key;
        deadLetters = new DeadLetters(childName("dead-letters"), spec.name(), key, shared, childComponentOptions());
        queue = createQueue(shared.protectedFromDeletion());
        createRedriveAllowPolicy();
        var rules = new TreeMap<String, EventRule>();
        spec.events().forEach(events -> rules.put(events.bus(), createRule(events)));
        var policy = createPolicy(rules);
        senders.subscriptions().forEach((topic, subscription) -> createSubscription(topic, subscription, policy));
        if (!rules.isEmpty()) {
            var source = inputs.undelivered(rules.values());
            var undelivered = new UndeliveredEvents(childName("undelivered"), source, shared, childComponentOptions());
            spec.events().forEach(events -> createTarget(events, rules.get(events.bus()), undelivered, policy));
        }
        shared.alarmTopic().ifPresent(this::createAlarm);
        registerOutputs(Map.of("arn", arn(), "url", url(), "deadLettersUrl", deadLettersUrl()));
    }

    /** The queue's ARN. */
    public Output<String> arn() {
        return queue.arn();
    }

    /** The queue's URL. */
    public Output<String> url() {
        return queue.url();
    }

    /** The queue's physical name. */
    public Output<String> queueName() {
        return queue.name();
    }

    /** The URL of the dead-letter queue. */
    public Output<String> deadLettersUrl() {
        return deadLetters.url();
    }

    /** The link of a client that receives messages. */
    @Override
    public LinkGrant access() {
        return to(QueueAccess.RECEIVE).access();
    }

    /** The link of a client with these permissions. */
    public Linkable to(QueueAccess access) {
        return new QueueLink(this, key, access);
    }

    private com.pulumi.aws.sqs.Queue createQueue(boolean protectedFromDeletion) {
        return new com.pulumi.aws.sqs.Queue(
                childName("queue"),
                inputs.queue(deadLetters.arn(), key),
                options().protect(protectedFromDeletion).build());
    }

    private void createRedriveAllowPolicy() {
        new RedriveAllowPolicy(
                childName("redrive"),
                RedriveAllowPolicyArgs.builder()
                        .queueUrl(deadLettersUrl())
                        .redriveAllowPolicy(inputs.redriveAllowPolicy(arn()))
                        .build(),
                childOptions());
    }

    private EventRule createRule(QueueEvents events) {
        return new EventRule(childName("rule-" + events.bus()), inputs.rule(events, bus(events)), childOptions());
    }

    private QueuePolicy createPolicy(Map<String, EventRule> rules) {
        var topics = senders.subscriptions().keySet().stream()
                .map(topic -> senders.topics().get(topic).arn())
                .toList();
        return new QueuePolicy(
                childName("policy"),
                QueuePolicyArgs.builder()
                        .queueUrl(url())
                        .policy(QueuePolicies.of(
                                        arn(),
                                        topics,
                                        rules.values().stream()
                                                .map(EventRule::arn)
                                                .toList())
                                .json())
                        .build(),
                childOptions());
    }

    private void createSubscription(String topic, SubscriptionSpec subscription, QueuePolicy policy) {
        new TopicSubscription(
                childName("on-" + topic),
                subscription.inputs(senders.topics().get(topic).arn(), arn()),
                options().dependsOn(policy).build());
    }

    private void createTarget(QueueEvents events, EventRule rule, UndeliveredEvents undelivered, QueuePolicy policy) {
        new EventTarget(
                childName("target-" + events.bus()),
                inputs.target(events, bus(events), rule, arn(), undelivered.arn()),
                options().dependsOn(policy).build());
    }

    private Bus bus(QueueEvents events) {
        return senders.buses().get(events.bus());
    }

    private void createAlarm(AlarmDestination topic) {
        new MetricAlarm(childName("alarm"), inputs.alarm(topic, queueName()), childOptions());
    }
}
