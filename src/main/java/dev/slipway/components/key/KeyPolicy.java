package dev.slipway.components.key;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Key policy of a stack's key. It allows the account, whose roles need statements of their own; EventBridge for the
 * account's <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html">buses</a>;
 * CloudWatch Logs for the account's
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">log groups</a>; if
 * requested, CloudWatch for its <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">alarms</a>; SNS
 * and EventBridge for deliveries to
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services">queues</a>;
 * and CloudFront for
 * <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">objects
 * of buckets</a>. Aurora, DynamoDB, S3 and Secrets Manager use the caller's permissions and need no statement.
 *
 * @param dnsSuffix the partition's DNS suffix, such as {@code amazonaws.com}
 */
record KeyPolicy(Output<String> partition, Output<String> dnsSuffix, Output<String> region, Output<String> account) {

    /** The policy of a key with these arguments. */
    Policy policy(KeyArgs args) {
        var statements = new ArrayList<>(stored());
        if (args.alarms()) {
            statements.add(toService(Output.of("cloudwatch.amazonaws.com"), "kms:Decrypt", "kms:GenerateDataKey*")
                    .when("StringEquals", "aws:SourceAccount", account));
        }
        if (args.cloudFront()) {
            statements.add(
                    EncryptionKey.forDistributions(toService(Output.of("cloudfront.amazonaws.com"), "kms:Decrypt")));
        }
        if (args.topicsToQueues()) {
            statements.add(toSender("sns", arn("sns", "*")));
        }
        if (args.rulesToQueues()) {
            statements.add(toSender("events", arn("events", "rule/*")));
        }
        return new Policy(statements);
    }

    /** The statement for a service that sends messages to encrypted queues, for its resources of the account. */
    private Statement toSender(String service, Output<String> resources) {
        return toService(Output.of(service + ".amazonaws.com"), "kms:GenerateDataKey", "kms:Decrypt")
                .when("ArnLike", "aws:SourceArn", resources);
    }

    private List<Statement> stored() {
        return List.of(
                new Statement(
                        "",
                        "Allow",
                        Map.of("AWS", Output.format("arn:%s:iam::%s:root", partition, account)),
                        List.of("kms:*"),
                        List.of(Output.of("*")),
                        Map.of()),
                toService(Output.of("events.amazonaws.com"), "kms:DescribeKey"),
                toService(Output.of("events.amazonaws.com"), "kms:GenerateDataKey", "kms:Decrypt")
                        .when(
                                "ArnLike",
                                "kms:EncryptionContext:aws:events:event-bus:arn",
                                arn("events", "event-bus/*")),
                toService(
                                Output.format("logs.%s.%s", region, dnsSuffix),
                                "kms:Encrypt",
                                "kms:Decrypt",
                                "kms:ReEncrypt*",
                                "kms:GenerateDataKey*",
                                "kms:DescribeKey")
                        .when("ArnLike", "kms:EncryptionContext:aws:logs:arn", arn("logs", "log-group:*")));
    }

    private static Statement toService(Output<String> principal, String... actions) {
        return new Statement(
                "",
                "Allow",
                Map.of("Service", principal),
                List.of(actions),
                // In a key policy, * is the key itself.
                List.of(Output.of("*")),
                Map.of());
    }

    private Output<String> arn(String service, String resource) {
        return Output.format("arn:%s:%s:%s:%s:%s", partition, service, region, account, resource);
    }
}
