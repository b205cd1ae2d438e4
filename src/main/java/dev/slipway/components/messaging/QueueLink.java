package dev.slipway.components.messaging;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.key.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The link of a client to a queue, with the permissions that it needs for its messages, see
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">permissions
 * for an encrypted queue</a>.
 */
record QueueLink(Queue queue, Key key, QueueAccess granted) implements Linkable {

    @Override
    public LinkGrant access() {
        var grants = new ArrayList<Statement>();
        if (granted.receives()) {
            grants.add(Statement.allow(
                            "sqs:ReceiveMessage",
                            "sqs:DeleteMessage",
                            "sqs:ChangeMessageVisibility",
                            "sqs:GetQueueAttributes",
                            "sqs:GetQueueUrl")
                    .on(queue.arn()));
        }
        if (granted.sends()) {
            grants.add(Statement.allow("sqs:SendMessage").on(queue.arn()));
        }
        grants.add(
                granted.sends()
                        ? key.through("sqs", "kms:GenerateDataKey", "kms:Decrypt")
                        : key.through("sqs", "kms:Decrypt"));
        return new LinkGrant(Map.of(Queue.VARIABLE, queue.url()), Map.of(), grants, List.of());
    }

    @Override
    public LinkGrant further() {
        Map<String, Output<String>> values = Map.of("arn", queue.arn(), "name", queue.queueName());
        return new LinkGrant(values, Map.of(), List.of(), List.of());
    }
}
