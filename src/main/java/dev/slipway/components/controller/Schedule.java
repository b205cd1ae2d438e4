package dev.slipway.components.controller;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.scheduler.ScheduleArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleFlexibleTimeWindowArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetArgs;
import com.pulumi.aws.scheduler.inputs.ScheduleTargetRetryPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.function.JavaFunction;
import java.util.Map;

/**
 * Scheduled invocation of a function by
 * <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html">EventBridge Scheduler</a>.
 *
 * <p>Children: {@code <name>-role} with {@code <name>-policy}, which allows invoking this function only, and
 * {@code <name>-schedule}.
 */
final class Schedule extends Component {
    private static final String TYPE = "slipway:controller:Schedule";

    /**
     * Arguments of a schedule.
     *
     * @param group name of the schedule group
     * @param expression {@code rate(…)} or {@code cron(…)}
     * @param timeZone time zone of a cron expression
     * @param eventAge maximum age of an event in seconds, in which a failed call is retried, 60 to 86400
     */
    record Args(
            JavaFunction function,
            Output<String> group,
            String expression,
            String timeZone,
            int eventAge,
            boolean protectedFromDeletion) {}

    Schedule(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var role = createRole(args);
        createSchedule(args, role, createPolicy(args, role));
        registerOutputs(Map.of());
    }

    private Role createRole(Args args) {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy("scheduler.amazonaws.com").build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private RolePolicy createPolicy(Args args, Role role) {
        return new RolePolicy(
                childName("policy"),
                RoleInputs.policy(
                        role,
                        Statement.allow("lambda:InvokeFunction")
                                .on(args.function().arn())),
                childOptions());
    }

    private void createSchedule(Args args, Role role, RolePolicy policy) {
        new com.pulumi.aws.scheduler.Schedule(
                childName("schedule"),
                ScheduleArgs.builder()
                        .description("Calls " + args.function().name())
                        .groupName(args.group())
                        .scheduleExpression(args.expression())
                        .scheduleExpressionTimezone(args.timeZone())
                        .flexibleTimeWindow(ScheduleFlexibleTimeWindowArgs.builder()
                                .mode("OFF")
                                .build())
                        .target(ScheduleTargetArgs.builder()
                                .arn(args.function().arn())
                                .roleArn(role.arn())
                                .retryPolicy(ScheduleTargetRetryPolicyArgs.builder()
                                        .maximumEventAgeInSeconds(args.eventAge())
                                        .maximumRetryAttempts(3)
                                        .build())
                                .build())
                        .build(),
                options()
                        .protect(args.protectedFromDeletion())
                        .dependsOn(policy)
                        .build());
    }
}
