package dev.slipway.components.job;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.sfn.StateMachine;
import com.pulumi.aws.sfn.StateMachineArgs;
import com.pulumi.aws.sfn.inputs.StateMachineLoggingConfigurationArgs;
import com.pulumi.aws.sfn.inputs.StateMachineTracingConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.service.Task;
import dev.slipway.components.service.TaskSecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A job: a task on Fargate that runs by a schedule, by events or on request, and ends. A
 * <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html">standard</a> state machine of
 * Step Functions starts it, repeats it after a failure and stops it at its time limit. Its runs are kept for 90 days,
 * encrypted with a key of AWS.
 *
 * <p>Children: {@code <name>-task} (task definition, roles, logs), {@code <name>-tasks} (the security group of its tasks),
 * {@code <name>-role} with {@code <name>-policy}, {@code <name>-state-machine}, and, depending on the arguments,
 * {@code <name>-schedule}, {@code <name>-events} and {@code <name>-alarms}. A change of the task creates a revision, with which
 * the next run starts; a run that has begun ends with the definition that it began with.
 */
public final class Job extends Component implements LinkClient {
    private static final String TYPE = "slipway:job:Job";

    private final JobArgs args;
    private final TaskSecurityGroup tasks;
    private final Task task;
    private final StateMachine machine;

    public Job(String name, JobArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Job(String name, JobArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        tasks = new TaskSecurityGroup(
                childName("tasks"), "Tasks of the job " + name, args.task(), childComponentOptions());
        task = new Task(name, args.task(), childComponentOptions());
        machine = createMachine(createRole());
        createTriggers();
        args.task()
                .shared()
                .alarmTopic()
                .ifPresent(topic -> new JobAlarm(
                        childName("alarms"), new JobAlarm.Args(name, topic, machine.arn()), childComponentOptions()));
        registerOutputs(Map.of("arn", arn()));
    }

    /** The ARN of its state machine. */
    public Output<String> arn() {
        return machine.arn();
    }

    /** Its task definition, roles and log group. */
    public Task task() {
        return task;
    }

    /** The job as the stack file describes it. */
    public JobSpec spec() {
        return args.spec();
    }

    /** The id of the security group of its tasks. */
    @Override
    public Output<String> securityGroupId() {
        return tasks.id();
    }

    private Role createRole() {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy("states.amazonaws.com").build(),
                options().protect(isProtected()).build());
    }

    private StateMachine createMachine(Role role) {
        var run = JobTask.of(name(), args, task, tasks);
        var permissions = new JobPermissions(args.spec(), run, task);
        var before = new ArrayList<Resource>(List.of(
                args.task().placement().network(), args.task().placement().cluster()));
        before.addAll(tasks.rules());
        before.addAll(args.task().links().admit(this));
        args.task().fileSystems().values().forEach(client -> before.addAll(client.admit(this)));
        before.addAll(task.startable());
        // Step Functions refuses a state machine whose role cannot create the rule for ends of tasks.
        before.add(
                new RolePolicy(childName("policy"), RoleInputs.policy(role, permissions.statements()), childOptions()));
        return new StateMachine(
                childName("state-machine"),
                inputs(role, JobStateMachine.of(run, args.spec())),
                options().protect(isProtected()).dependsOn(before).build());
    }

    /** The inputs of the state machine, with those that the provider would read back from AWS. */
    private StateMachineArgs inputs(Role role, JobStateMachine definition) {
        return StateMachineArgs.builder()
                .name(args.spec().name().text())
                .type("STANDARD")
                .roleArn(role.arn())
                .definition(definition.definition())
                .publish(false)
                .loggingConfiguration(StateMachineLoggingConfigurationArgs.builder()
                        .level("OFF")
                        .includeExecutionData(false)
                        .build())
                .tracingConfiguration(StateMachineTracingConfigurationArgs.builder()
                        .enabled(false)
                        .build())
                .build();
    }

    private void createTriggers() {
        var shared = args.task().shared();
        args.spec()
                .schedule()
                .ifPresent(timing -> new JobSchedule(
                        childName("schedule"),
                        new JobSchedule.Args(
                                name(),
                                args.spec().name(),
                                timing,
                                arn(),
                                args.schedules().orElseThrow(),
                                shared),
                        childComponentOptions()));
        args.spec()
                .on()
                .ifPresent(source -> new JobEvents(
                        childName("events"),
                        new JobEvents.Args(name(), args.spec().name(), source, args.stores(), arn(), shared),
                        childComponentOptions()));
    }

    private boolean isProtected() {
        return args.task().shared().protectedFromDeletion();
    }
}
