package dev.slipway.components.storage;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import java.util.ArrayList;
import java.util.List;

/** The permissions and variables of the clients of tables, buckets, event buses, queues and topics. */
public final class StoreGrants {
    /** Environment variable with the URL of a queue. */
    public static final String QUEUE_URL = "QUEUE_URL";

    /** Environment variable with the ARN of a topic. */
    public static final String TOPIC_ARN = "TOPIC_ARN";

    private StoreGrants() {}

    /**
     * Permissions to read and write items, by key and by index. Transactions need no further action; scans are not
     * allowed.
     *
     * @param indexes the ARNs of the indexes
     */
    static LinkGrant table(
            Output<String> name, Output<String> arn, List<Output<String>> indexes, List<Statement> decryption) {
        var statements = new ArrayList<Statement>();
        statements.add(Statement.allow(
                        "dynamodb:DescribeTable",
                        "dynamodb:GetItem",
                        "dynamodb:BatchGetItem",
                        "dynamodb:Query",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:BatchWriteItem",
                        "dynamodb:ConditionCheckItem")
                .on(arn));
        if (!indexes.isEmpty()) {
            statements.add(Statement.allow("dynamodb:Query").on(indexes));
        }
        statements.addAll(decryption);
        return LinkGrant.by(Table.VARIABLE, name, statements.toArray(Statement[]::new));
    }

    /** Permissions to read, write, delete and list objects. */
    static LinkGrant bucket(Output<String> name, Output<String> arn, List<Statement> decryption) {
        var statements = new ArrayList<Statement>();
        statements.add(Statement.allow("s3:ListBucket").on(arn));
        statements.add(Statement.allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")
                .on(Output.format("%s/*", arn)));
        statements.addAll(decryption);
        return LinkGrant.by(Bucket.VARIABLE, name, statements.toArray(Statement[]::new));
    }

    /** Permission to send events. */
    static LinkGrant bus(Output<String> name, Output<String> arn) {
        return LinkGrant.by(
                Bus.VARIABLE, name, Statement.allow("events:PutEvents").on(arn));
    }

    /**
     * Permissions for the messages of a queue, see
     * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">permissions
     * for an encrypted queue</a>.
     */
    public static LinkGrant queue(
            Output<String> url, Output<String> arn, QueueAccess granted, List<Statement> decryption) {
        var statements = new ArrayList<Statement>();
        if (granted.receives()) {
            statements.add(Statement.allow(
                            "sqs:ReceiveMessage",
                            "sqs:DeleteMessage",
                            "sqs:ChangeMessageVisibility",
                            "sqs:GetQueueAttributes",
                            "sqs:GetQueueUrl")
                    .on(arn));
        }
        if (granted.sends()) {
            statements.add(Statement.allow("sqs:SendMessage").on(arn));
        }
        statements.addAll(decryption);
        return LinkGrant.by(QUEUE_URL, url, statements.toArray(Statement[]::new));
    }

    /**
     * Permission to publish messages, see
     * <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">permissions for an encrypted topic</a>.
     */
    public static LinkGrant topic(Output<String> arn, List<Statement> decryption) {
        var statements = new ArrayList<Statement>();
        statements.add(Statement.allow("sns:Publish").on(arn));
        statements.addAll(decryption);
        return LinkGrant.by(TOPIC_ARN, arn, statements.toArray(Statement[]::new));
    }
}
