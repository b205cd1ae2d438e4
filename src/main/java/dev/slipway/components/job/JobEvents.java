package dev.slipway.components.job;

import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetRetryPolicyArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.job.JobEventSource.OfBus;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.UndeliveredEvents;
import java.util.List;
import java.util.Map;

/**
 * The EventBridge rule that starts a run of a job for each event of a bus or for each new object of a bucket. An event that could
 * not start a run goes to a dead-letter queue.
 *
 * <p>Children: {@code <name>-rule}, {@code <name>-role} with {@code <name>-policy}, {@code <name>-undelivered}, the queue, and
 * {@code <name>-target}. The bucket gets a child that sends its events to EventBridge.
 */
final class JobEvents extends Component {
    private static final String TYPE = "slipway:job:JobEvents";

    /** The time in seconds and the number of attempts in which the start of a run is tried again: an hour, and 24. */
    private static final int EVENT_AGE = 3600;

    private static final int ATTEMPTS = 24;

    private final Args args;

    /**
     * Arguments of a job's events.
     *
     * @param job the job's name in the stack file
     * @param machine the ARN of its state machine
     */
    record Args(
            String job,
            JobName name,
            JobEventSource source,
            Stores stores,
            Output<String> machine,
            SharedResources shared) {}

    JobEvents(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var rule = args.source() instanceof OfBus ? createBusRule() : createBucketRule();
        createTarget(rule, createRole());
        registerOutputs(Map.of());
    }

    private EventRule createBusRule() {
        var bus = args.stores().buses().get(args.source().store());
        return createRule(
                EventRuleArgs.builder()
                        .eventBusName(bus.busName())
                        .eventPattern(Json.text(args.source().pattern(""))),
                childOptions());
    }

    private EventRule createBucketRule() {
        var bucket = args.stores().buckets().get(args.source().store());
        var pattern = bucket.bucketName()
                .applyValue(name -> Json.compact(args.source().pattern(name)));
        return createRule(
                EventRuleArgs.builder().eventPattern(pattern),
                options().dependsOn(bucket.sendEvents()).build());
    }

    private EventRule createRule(EventRuleArgs.Builder inputs, CustomResourceOptions options) {
        return new EventRule(
                childName("rule"),
                inputs.description("Events that start the job " + args.job()).build(),
                options);
    }

    private Role createRole() {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy("events.amazonaws.com").build(),
                options().protect(args.shared().protectedFromDeletion()).build());
    }

    private void createTarget(EventRule rule, Role role) {
        Resource policy = new RolePolicy(
                childName("policy"),
                RoleInputs.policy(role, Statement.allow("states:StartExecution").on(args.machine())),
                childOptions());
        var target = EventTargetArgs.builder()
                .rule(rule.name())
                .arn(args.machine())
                .roleArn(role.arn())
                .retryPolicy(EventTargetRetryPolicyArgs.builder()
                        .maximumEventAgeInSeconds(EVENT_AGE)
                        .maximumRetryAttempts(ATTEMPTS)
                        .build())
                .deadLetterConfig(EventTargetDeadLetterConfigArgs.builder()
                        .arn(createQueue(rule).arn())
                        .build());
        if (args.source() instanceof OfBus bus) {
            target.eventBusName(args.stores().buses().get(bus.store()).busName());
        }
        new EventTarget(
                childName("target"), target.build(), options().dependsOn(policy).build());
    }

    private UndeliveredEvents createQueue(EventRule rule) {
        var queue = args.name().eventQueue();
        var alarm = "An event did not start the job %s; read the queue %s".formatted(args.job(), queue);
        return new UndeliveredEvents(
                childName("undelivered"),
                new UndeliveredEvents.UndeliveredSource(queue, List.of(rule.arn()), alarm),
                args.shared(),
                childComponentOptions());
    }
}
