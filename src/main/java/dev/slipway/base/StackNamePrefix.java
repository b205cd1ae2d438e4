package dev.slipway.base;

import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.kinesis.FirehoseDeliveryStreamArgs;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.aws.rds.ClusterParameterGroupArgs;
import com.pulumi.aws.rds.SubnetGroupArgs;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.wafv2.IpSetArgs;
import com.pulumi.aws.wafv2.WebAclArgs;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import java.util.Optional;

/**
 * Transformation that names resources {@code <project>-<stack>-<logical name>}: those of types whose tags IAM
 * cannot protect, because a service checks no condition when a resource is tagged. Policies limit the permissions on them by
 * name. A name that a component gives itself is kept.
 *
 * <p>Resources that others still use when they are replaced, such as the parameter group of a database, get a prefix, so that the
 * provider creates the new one first.
 */
public final class StackNamePrefix implements ResourceTransformation {
    private static final int HASH_DIGITS = 8;

    private final String prefix;

    public StackNamePrefix(String project, String stack) {
        this.prefix = "%s-%s-".formatted(project, stack);
    }

    @Override
    public Optional<Result> apply(Args change) {
        var name = prefix + change.resource().pulumiResourceName();
        return named(change.args(), name).map(args -> new Result(args, change.options()));
    }

    private static Optional<ResourceArgs> named(ResourceArgs args, String name) {
        if (args instanceof FunctionArgs function && function.name().isEmpty()) {
            return Optional.of(FunctionArgs.builder(function).name(fit(name)).build());
        }
        if (args instanceof EventRuleArgs rule && rule.name().isEmpty()) {
            return Optional.of(EventRuleArgs.builder(rule).name(fit(name)).build());
        }
        if (args instanceof FirehoseDeliveryStreamArgs stream && stream.name().isEmpty()) {
            return Optional.of(
                    FirehoseDeliveryStreamArgs.builder(stream).name(fit(name)).build());
        }
        if (args instanceof MetricAlarmArgs alarm && alarm.name().isEmpty()) {
            return Optional.of(MetricAlarmArgs.builder(alarm).name(name).build());
        }
        if (args instanceof TopicArgs topic && topic.name().isEmpty()) {
            return Optional.of(TopicArgs.builder(topic).name(name).build());
        }
        if (args instanceof QueueArgs queue
                && queue.name().isEmpty()
                && queue.namePrefix().isEmpty()) {
            return Optional.of(QueueArgs.builder(queue).namePrefix(name + "-").build());
        }
        return database(args, name).or(() -> firewall(args, name + "-"));
    }

    private static Optional<ResourceArgs> database(ResourceArgs args, String name) {
        if (args instanceof ClusterInstanceArgs instance) {
            var identifier = PhysicalName.DATABASE_CLUSTER.fit(name, HASH_DIGITS);
            return Optional.of(
                    ClusterInstanceArgs.builder(instance).identifier(identifier).build());
        }
        if (args instanceof SubnetGroupArgs group) {
            return Optional.of(
                    SubnetGroupArgs.builder(group).namePrefix(name + "-").build());
        }
        return args instanceof ClusterParameterGroupArgs group
                ? Optional.of(ClusterParameterGroupArgs.builder(group)
                        .namePrefix(name + "-")
                        .build())
                : Optional.empty();
    }

    private static Optional<ResourceArgs> firewall(ResourceArgs args, String prefix) {
        if (args instanceof WebAclArgs acl) {
            return Optional.of(WebAclArgs.builder(acl).namePrefix(prefix).build());
        }
        return args instanceof IpSetArgs set
                ? Optional.of(IpSetArgs.builder(set).namePrefix(prefix).build())
                : Optional.empty();
    }

    private static String fit(String name) {
        return PhysicalName.FUNCTION.fit(name, HASH_DIGITS);
    }
}
