package dev.slipway.components.controller;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.scheduler.ScheduleArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleFlexibleTimeWindowArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetDeadLetterConfigArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetRetryPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.function.JavaFunction;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Scheduled call of a function or a state machine by
 * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html">EventBridge Scheduler</a>.
 *
 * <p>Children: {@code <name>-role} with {@code <name>-policy}, which allows calling this target only, and
 * {@code <name>-schedule}.
 */
public final class Schedule extends Component {
    private static final String TYPE = "slipway:controller:Schedule";

    /**
     * The target of a schedule.
     *
     * @param name its name for the description of the schedule
     * @param action the action that calls it
     * @param input JSON text that it gets, with the <a
     *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">context
     *     attributes</a> of the schedule; empty for the default
     * @param deadLetterQueue the ARN of the queue for calls that fail in the end; empty for none
     */
    public record ScheduleTarget(
            String name,
            Output<String> arn,
            String action,
            Optional<String> input,
            Optional<Output<String>> deadLetterQueue) {
        static ScheduleTarget of(JavaFunction function) {
            return new ScheduleTarget(
                    function.name(), function.arn(), "lambda:InvokeFunction", Optional.empty(), Optional.empty());
        }
    }

    /**
     * Arguments of a schedule.
     *
     * @param group name of the schedule group
     * @param expression {@code rate(…)} or {@code cron(…)}
     * @param timeZone time zone of a cron expression
     * @param eventAge maximum age of an event in seconds, in which a failed call is retried up to three times, 60 to
     *     86400
     */
    public record Args(
            ScheduleTarget target,
            Output<String> group,
            String expression,
            String timeZone,
            int eventAge,
            boolean protectedFromDeletion) {}

    public Schedule(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var role = createRole(args);
        createSchedule(args, role, createPolicy(args.target(), role));
        registerOutputs(Map.of());
    }

    private Role createRole(Args args) {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy("scheduler.amazonaws.com").build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private RolePolicy createPolicy(ScheduleTarget target, Role role) {
        var statements = new ArrayList<Statement>();
        statements.add(Statement.allow(target.action()).on(target.arn()));
        target.deadLetterQueue()
                .ifPresent(queue ->
                        statements.add(Statement.allow("sqs:SendMessage").on(queue)));
        return new RolePolicy(childName("policy"), RoleInputs.policy(role, statements), childOptions());
    }

    private void createSchedule(Args args, Role role, RolePolicy policy) {
        new com.pulumi.aws.scheduler.Schedule(
                childName("schedule"),
                ScheduleArgs.builder()
                        .description("Invokes " + args.target().name())
                        .groupName(args.group())
                        .scheduleExpression(args.expression())
                        .scheduleExpressionTimezone(args.timeZone())
                        .flexibleTimeWindow(ScheduleFlexibleTimeWindowArgs.builder()
                                .mode("OFF")
                                .build())
                        .target(target(args, role))
                        .build(),
                options()
                        .protect(args.protectedFromDeletion())
                        .dependsOn(policy)
                        .build());
    }

    private static ScheduleTargetArgs target(Args args, Role role) {
        var target = ScheduleTargetArgs.builder()
                .arn(args.target().arn())
                .roleArn(role.arn())
                .retryPolicy(ScheduleTargetRetryPolicyArgs.builder()
                        .maximumEventAgeInSeconds(args.eventAge())
                        .maximumRetryAttempts(3)
                        .build());
        args.target().input().ifPresent(target::input);
        args.target()
                .deadLetterQueue()
                .ifPresent(queue -> target.deadLetterConfig(
                        ScheduleTargetDeadLetterConfigArgs.builder().arn(queue).build()));
        return target.build();
    }
}
