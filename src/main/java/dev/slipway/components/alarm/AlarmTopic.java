package dev.slipway.components.alarm;

import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The encrypted SNS topic of all alarms of a stack, with an e-mail subscription.
 *
 * <p>Children: {@code <name>-topic}, {@code <name>-email}, and {@code <name>-key} for a stack without a key. CloudWatch
 * can publish to a topic with a <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">customer
 * managed key</a> only, since the AWS managed key of SNS does not allow it.
 */
public final class AlarmTopic extends Component implements AlarmDestination {
    private static final String TYPE = "slipway:alarm:AlarmTopic";

    private final Topic topic;

    /**
     * @param key KMS key that encrypts the topic, which CloudWatch must be allowed to use; empty for a key of the topic's
     *     own
     * @param protectedFromDeletion whether Pulumi refuses to delete the topic and its own key. If the key is deleted
     *     nevertheless, KMS waits 30 days; without protection it waits 7 days, the minimum
     */
    public AlarmTopic(String name, AlarmTopicSpec spec, Optional<EncryptionKey> key, boolean protectedFromDeletion) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        var keyArn = key.map(EncryptionKey::arn)
                .orElseGet(() -> createKey(protectedFromDeletion).arn());
        topic = createTopic(keyArn, protectedFromDeletion);
        createSubscription(spec);
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return topic.arn();
    }

    private Key createKey(boolean protectedFromDeletion) {
        return new Key(
                childName("key"),
                KeyArgs.builder()
                        .description("Alarms of " + stackName())
                        .enableKeyRotation(true)
                        .deletionWindowInDays(protectedFromDeletion ? 30 : 7)
                        .policy(keyPolicy().json())
                        .build(),
                options().protect(protectedFromDeletion).build());
    }

    /**
     * The key policy: the account, whose roles need statements of their own, and CloudWatch for the account's alarms.
     */
    private static Policy keyPolicy() {
        var account = AwsContext.account();
        var partition = AwsContext.partition();
        // In a key policy, * is the key itself.
        var itself = List.of(Output.of("*"));
        return Policy.of(
                new Statement(
                        "",
                        "Allow",
                        Map.of("AWS", Output.format("arn:%s:iam::%s:root", partition, account)),
                        List.of("kms:*"),
                        itself,
                        Map.of()),
                new Statement(
                                "",
                                "Allow",
                                Map.of("Service", Output.of("cloudwatch.amazonaws.com")),
                                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                                itself,
                                Map.of())
                        .when("StringEquals", "aws:SourceAccount", account));
    }

    private Topic createTopic(Output<String> key, boolean protectedFromDeletion) {
        return new Topic(
                childName("topic"),
                TopicArgs.builder().displayName(stackName()).kmsMasterKeyId(key).build(),
                options().protect(protectedFromDeletion).build());
    }

    private void createSubscription(AlarmTopicSpec spec) {
        new TopicSubscription(
                childName("email"),
                TopicSubscriptionArgs.builder()
                        .topic(topic.arn())
                        .protocol("email")
                        .endpoint(spec.email())
                        .build(),
                childOptions());
    }
}
