package dev.slipway.components.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.components.SharedResources;
import dev.slipway.components.controller.ScheduleGroup;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.TaskArgs;
import dev.slipway.components.service.TaskPlacement;
import dev.slipway.components.service.TaskSpec;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketPrefix;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.BusName;
import dev.slipway.components.storage.BusSpec;
import dev.slipway.components.storage.Stores;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final RegistryImage IMAGE = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
    private static final JobSpec SPEC =
            JobSpec.of(new JobName("slipway-test-report"), TaskSpec.of(ContainerSpec.DEFAULT));
    private static final JobTiming NIGHTLY =
            new JobTiming(new ScheduleExpression("cron(0 23 ? * SUN-FRI *)"), "Europe/Berlin");
    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:slipway-test-report";

    private static Plan plan(JobSpec spec, UnaryOperator<SharedResources> shared) {
        return Programs.plan(context -> {
            var key = BaseComponents.key();
            var resources = shared.apply(SharedResources.NONE);
            var bus = new Bus("orders-bus", BusSpec.of(new BusName("slipway-test-orders")), key, resources);
            var bucket =
                    new Bucket("files-bucket", BucketSpec.of(new BucketPrefix("slipway-test-files-")), key, resources);
            var placement = new TaskPlacement(BaseComponents.cluster(), BaseComponents.network());
            var args = new JobArgs(
                    TaskArgs.of(placement, IMAGE, spec.task()).withShared(resources),
                    spec,
                    Optional.of(new ScheduleGroup("schedules")),
                    Stores.NONE.withBuses(Map.of("orders", bus)).withBuckets(Map.of("files", bucket)));
            new Job("report", args, ComponentResourceOptions.Empty);
        });
    }

    private static Plan plan(JobSpec spec) {
        return plan(spec, shared -> shared);
    }

    private static String policy(Plan plan, String name) {
        return plan.named(name).text("policy").replace('"', '\'');
    }

    @Test
    void aJobWithoutAScheduleIsATaskAndItsStateMachine() {
        var plan = plan(SPEC);
        var machine = plan.named("report-state-machine");

        assertThat(machine.text("name")).isEqualTo("slipway-test-report");
        assertThat(machine.text("type")).isEqualTo("STANDARD");
        assertThat(machine.text("definition")).contains("task-definition/slipway-test-report:");
        assertThat(plan.named("report-tasks-sg").text("description")).isEqualTo("Tasks of the job report");
        assertThat(plan.resources())
                .extracting(PlannedResource::name)
                .contains("report-task-logs", "report-tasks-to-anywhere")
                .noneMatch(name -> name.startsWith("report-schedule") || name.startsWith("report-events"));
    }

    @Test
    void theStateMachineMayRunAndStopItsTasksOnly() {
        var cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/slipway-test-cluster";
        var tasks = "arn:aws:ecs:eu-west-1:123456789012:task/slipway-test-cluster/*";

        assertThat(policy(plan(SPEC), "report-policy"))
                .contains("{'Effect':'Allow','Action':'ecs:RunTask',"
                        + "'Resource':'arn:aws:ecs:eu-west-1:123456789012:task-definition/slipway-test-report:*',"
                        + "'Condition':{'ArnEquals':{'ecs:cluster':'%s'}}}".formatted(cluster))
                .contains("{'Effect':'Allow','Action':['ecs:StopTask','ecs:DescribeTasks'],'Resource':'%s'}"
                        .formatted(tasks))
                .contains("{'Effect':'Allow','Action':'ecs:TagResource','Resource':'%s',".formatted(tasks)
                        + "'Condition':{'StringEquals':{'ecs:CreateAction':'RunTask'}}}")
                .contains("'Action':'iam:PassRole'")
                .contains("'Condition':{'StringEquals':{'iam:PassedToService':'ecs-tasks.amazonaws.com'}}")
                .contains(
                        "{'Effect':'Allow','Action':['events:PutTargets','events:PutRule','events:DescribeRule'],"
                                + "'Resource':'arn:aws:events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForECSTaskRule'}")
                .contains("{'Effect':'Allow','Action':'states:ListExecutions','Resource':'%s'}".formatted(MACHINE));
        assertThat(policy(
                        plan(SPEC.withRun(RunPolicy.DEFAULT.withOverlap(RunPolicy.RunOverlap.ALLOW))), "report-policy"))
                .doesNotContain("states:ListExecutions");
    }

    @Test
    void aScheduleStartsTheStateMachine() {
        var plan = plan(SPEC.withSchedule(Optional.of(NIGHTLY)));
        var schedule = plan.named("report-schedule-calls-schedule");

        assertThat(schedule.text("scheduleExpression")).isEqualTo("cron(0 23 ? * SUN-FRI *)");
        assertThat(schedule.text("scheduleExpressionTimezone")).isEqualTo("Europe/Berlin");
        assertThat(schedule.text("target.arn")).isEqualTo(MACHINE);
        assertThat(schedule.text("target.input")).isEqualTo("{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}");
        assertThat(schedule.text("target.deadLetterConfig.arn"))
                .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:slipway-test-report-schedule-undelivered");
        assertThat(policy(plan, "report-schedule-calls-policy"))
                .contains("'Action':'states:StartExecution','Resource':'%s'".formatted(MACHINE))
                .contains(
                        "'Action':'sqs:SendMessage','Resource':'arn:aws:sqs:eu-west-1:123456789012:slipway-test-report-schedule-undelivered'");
        assertThat(plan.named("report-schedule-calls-role").text("assumeRolePolicy"))
                .contains("scheduler.amazonaws.com")
                .contains("\"aws:SourceAccount\":\"123456789012\"");
        assertThat(plan.ofType(QueuePolicy.class))
                .extracting(PlannedResource::name)
                .noneMatch(name -> name.startsWith("report"));
    }

    @Test
    void eventsOfABusStartTheStateMachine() {
        var events = new JobEventSource.OfBus("orders", Map.of("detail-type", List.of("OrderPlaced")));
        var plan = plan(SPEC.withOn(Optional.of(events)));

        assertThat(plan.named("report-events-rule").text("eventBusName")).isEqualTo("slipway-test-orders");
        assertThat(plan.named("report-events-rule").text("eventPattern"))
                .isEqualTo("{\"detail-type\":[\"OrderPlaced\"]}");
        assertThat(plan.named("report-events-target").text("eventBusName")).isEqualTo("slipway-test-orders");
        assertThat(plan.named("report-events-target").text("arn")).isEqualTo(MACHINE);
        assertThat(policy(plan, "report-events-policy"))
                .contains("'Action':'states:StartExecution','Resource':'%s'".formatted(MACHINE));
        assertThat(policy(plan, "report-events-undelivered-policy"))
                .contains("'Principal':{'Service':'events.amazonaws.com'}")
                .contains("'aws:SourceArn':'arn:aws:events:eu-west-1:123456789012:rule/");
    }

    @Test
    void newObjectsOfABucketStartTheStateMachine() {
        var plan = plan(SPEC.withOn(Optional.of(new JobEventSource.OfBucket("files", "in/"))));

        assertThat(plan.named("files-bucket-events").flag("eventbridge")).isTrue();
        assertThat(plan.named("report-events-rule").text("eventPattern"))
                .startsWith(
                        "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"],\"detail\":{\"bucket\":{\"name\":[\"")
                .endsWith("\"]},\"object\":{\"key\":[{\"prefix\":\"in/\"}]}}}");
        assertThat(plan.named("report-events-rule").dependencies())
                .contains(plan.named("files-bucket-events").urn());
    }

    @Test
    void failedAndUndeliveredRunsRaiseAlarms() {
        var plan = plan(
                SPEC.withSchedule(Optional.of(NIGHTLY)),
                shared -> shared.withAlarmTopic(Optional.of(BaseComponents.alarmTopic())));

        assertThat(plan.named("report-alarms-failed").text("metricName")).isEqualTo("ExecutionsFailed");
        assertThat(plan.named("report-alarms-failed").text("dimensions.StateMachineArn"))
                .isEqualTo(MACHINE);
        assertThat(plan.ofType(MetricAlarm.class))
                .extracting(PlannedResource::name)
                .contains("report-schedule-undelivered-alarm");
    }

    @Test
    void aProtectedJobIsKept() {
        var plan = plan(SPEC.withSchedule(Optional.of(NIGHTLY)), shared -> shared.withProtectedFromDeletion(true));

        for (var name :
                List.of("report-state-machine", "report-role", "report-task-role", "report-schedule-calls-role")) {
            assertThat(plan.named(name).protect()).as(name).isTrue();
        }
    }

    @Test
    void triggersNeedTheirComponents() {
        Programs.assertRefused(
                "the schedule of a job needs a group; pass it in schedules",
                context -> JobArgs.of(
                        TaskArgs.of(
                                new TaskPlacement(BaseComponents.cluster(), BaseComponents.network()),
                                IMAGE,
                                SPEC.task()),
                        SPEC.withSchedule(Optional.of(NIGHTLY))));
        Programs.assertRefused(
                "the events of a job need the store files; pass it in stores",
                context -> JobArgs.of(
                        TaskArgs.of(
                                new TaskPlacement(BaseComponents.cluster(), BaseComponents.network()),
                                IMAGE,
                                SPEC.task()),
                        SPEC.withOn(Optional.of(new JobEventSource.OfBucket("files", "")))));
    }
}
