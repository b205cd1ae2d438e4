package dev.slipway.components.messaging;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/** The policies of queues and topics. Services have their permissions by their roles. */
final class QueuePolicies {
    private QueuePolicies() {}

    /**
     * The policy of a queue: TLS is required, and SNS and EventBridge send messages for these
     * <a href="https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html">topics</a> and
     * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions">rules</a>
     * alone.
     */
    static Policy of(Output<String> queueArn, List<Output<String>> topics, List<Output<String>> rules) {
        var statements = new ArrayList<Statement>();
        statements.add(tlsOnly("sqs:*", queueArn));
        if (!topics.isEmpty()) {
            statements.add(send("sns.amazonaws.com", queueArn, topics));
        }
        if (!rules.isEmpty()) {
            statements.add(send("events.amazonaws.com", queueArn, rules));
        }
        return new Policy(statements);
    }

    /** The statement that denies an action without TLS. */
    static Statement tlsOnly(String action, Output<String> arn) {
        return Statement.deny(action).forEverybody().on(arn).when("Bool", "aws:SecureTransport", Output.of("false"));
    }

    private static Statement send(String service, Output<String> queueArn, List<Output<String>> sources) {
        return Statement.allow("sqs:SendMessage")
                .forService(service)
                .on(queueArn)
                .when("ArnEquals", "aws:SourceArn", sources);
    }
}
