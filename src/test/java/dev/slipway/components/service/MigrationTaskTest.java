package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.failure.TaskLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.Task;

class MigrationTaskTest {
    private static final String CLUSTER = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-test-cluster";
    private static final String DEFINITION =
            "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-test-orders_migrate:7";
    private static final String TASK = "arn:aws:ecs:eu-west-1:123456789012:task/shop-test-cluster/4711";
    private static final String EARLIER = "arn:aws:ecs:eu-west-1:123456789012:task/shop-test-cluster/4710";
    private static final String UNASSUMABLE =
            "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/orders'"
                    + " that was provided for this task.";
    private static final String REFUSED = "so orders is not updated and its running revision is kept: ";
    private static final String FAILED = "\n  likely cause: the program exited with an error"
            + "\n  fix: read its log by ./slipway logs STACK SERVICE, fix the error, and run pulumi up";
    private static final MigrationTask.RunParameters PLACE = new MigrationTask.RunParameters(
            CLUSTER, DEFINITION, List.of("subnet-1", "subnet-2"), List.of("sg-1"), false);

    private final FakeEcs fake = new FakeEcs();
    private final EcsClient ecs = fake.client();
    private final CloudWatchLogsClient logs = mock(CloudWatchLogsClient.class);
    private final List<String> told = new ArrayList<>();
    private int pauses;

    @BeforeEach
    void aTaskCanStart() {
        fake.starts(TASK);
        whenLogged();
    }

    private void whenLogged(String... lines) {
        when(logs.getLogEvents(any(GetLogEventsRequest.class))).thenReturn(FakeEcs.events(lines));
    }

    private static Task.Builder is(String status) {
        return Task.builder().lastStatus(status).taskDefinitionArn(DEFINITION);
    }

    private static Task.Builder ended(int exitCode) {
        return is("STOPPED")
                .stoppedReason("Essential container in task exited")
                .containers(
                        Container.builder().name("migrate").exitCode(exitCode).build());
    }

    private void run() {
        var spec = new MigrationSpec(List.of("migrate", "--all"), Duration.ofMinutes(1));
        var work = new MigrationTask.ServiceMigration("orders", spec, told::add);
        var log = new TaskLog(logs, "/shop-test/orders", "ecs/migrate/");
        new MigrationTask(ecs, log, () -> pauses++, work).run(PLACE);
    }

    @Test
    void aTaskThatEndsWithZeroLetsTheUpdatePass() {
        fake.shows(TASK, is("PENDING"), is("PENDING"), is("RUNNING"), ended(0));

        run();

        assertThat(told)
                .containsExactly(
                        "the migration of orders runs before the update: migrate --all, which logs to /shop-test/orders, "
                                + "ecs/migrate/4711",
                        "the migration of orders is PENDING",
                        "the migration of orders is RUNNING",
                        "the migration of orders has succeeded");
        assertThat(pauses).isEqualTo(3);
    }

    @Test
    void theTaskRunsOnDemandWhereTheServiceRuns() {
        fake.shows(TASK, ended(0));

        run();

        var request = ArgumentCaptor.forClass(RunTaskRequest.class);
        verify(ecs).runTask(request.capture());
        assertThat(request.getValue().cluster()).isEqualTo(CLUSTER);
        assertThat(request.getValue().taskDefinition()).isEqualTo(DEFINITION);
        assertThat(request.getValue().launchType()).isEqualTo(LaunchType.FARGATE);
        var vpc = request.getValue().networkConfiguration().awsvpcConfiguration();
        assertThat(vpc.subnets()).containsExactly("subnet-1", "subnet-2");
        assertThat(vpc.securityGroups()).containsExactly("sg-1");
        assertThat(vpc.assignPublicIp()).isEqualTo(AssignPublicIp.DISABLED);
    }

    @Test
    void aCommandThatFailsIsReportedWithItsLastLines() {
        fake.shows(TASK, is("RUNNING"), ended(1));
        whenLogged("migrating to version 12", "ERROR: column total exists");

        assertThatThrownBy(this::run)
                .isInstanceOf(RunException.class)
                .hasMessage("the migration of orders failed, " + REFUSED + "Essential container in task exited; "
                        + "container migrate exited with 1; it last logged to /shop-test/orders, ecs/migrate/4711:\n"
                        + "  migrating to version 12\n  ERROR: column total exists" + FAILED);
        var request = ArgumentCaptor.forClass(GetLogEventsRequest.class);
        verify(logs).getLogEvents(request.capture());
        assertThat(request.getValue().logGroupName()).isEqualTo("/shop-test/orders");
        assertThat(request.getValue().logStreamName()).isEqualTo("ecs/migrate/4711");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CannotPullContainerError: pull image manifest has been retried 1 time(s) | the image cannot be pulled"
                        + "| check image, and the outbound access of the tasks to its registry",
                "ResourceInitializationError: unable to pull secrets or registry auth"
                        + "| Fargate cannot initialize the task"
                        + "| see the message; check network.nat, network.endpoints and secrets"
            })
    void aTaskThatDoesNotStartIsReportedWithItsReason(String reason, String cause, String fix) {
        fake.shows(
                TASK,
                is("STOPPED")
                        .stoppedReason(reason)
                        .containers(Container.builder().name("migrate").build()));
        when(logs.getLogEvents(any(GetLogEventsRequest.class)))
                .thenThrow(ResourceNotFoundException.builder().build());

        assertThatThrownBy(this::run)
                .hasMessage("the migration of orders failed, %s%s; it logged nothing%n  likely cause: %s%n  fix: %s"
                        .formatted(REFUSED, reason, cause, fix));
    }

    @Test
    void secretFilesThatCannotBeWrittenFailTheMigrationThoughNothingElseStarted() {
        fake.shows(
                TASK,
                is("STOPPED")
                        .stoppedReason("Task failed to start")
                        .containers(
                                Container.builder().name("migrate").build(),
                                Container.builder()
                                        .name("secret-files")
                                        .exitCode(1)
                                        .build()));

        assertThatThrownBy(this::run)
                .hasMessage("the migration of orders failed, " + REFUSED + "Task failed to start; "
                        + "container secret-files exited with 1; it logged nothing"
                        + "\n  likely cause: the container that writes the files of secretFiles failed"
                        + "\n  fix: secretFilesImage must contain sh and run as root");
    }

    @Test
    void aTaskThatTakesTooLongIsStopped() {
        fake.shows(TASK, is("RUNNING"));
        whenLogged("waiting for a lock");

        assertThatThrownBy(this::run)
                .hasMessage("the migration of orders was stopped, since it was not done in 60 s, " + REFUSED
                        + "raise migrateTimeoutSeconds if it needs longer; it last logged to /shop-test/orders, "
                        + "ecs/migrate/4711:\n  waiting for a lock");
        assertThat(pauses).as("pauses of 5 s").isEqualTo(12);
        var request = ArgumentCaptor.forClass(StopTaskRequest.class);
        verify(ecs).stopTask(request.capture());
        assertThat(request.getValue().task()).isEqualTo(TASK);
        assertThat(request.getValue().reason()).isEqualTo("not done in 60 s");
    }

    @Test
    void aTaskWithoutCapacityIsReportedWithTheReason() {
        when(ecs.runTask(any(RunTaskRequest.class)))
                .thenReturn(RunTaskResponse.builder()
                        .failures(Failure.builder()
                                .reason("Capacity is unavailable at this time")
                                .build())
                        .build());

        assertThatThrownBy(this::run)
                .hasMessage(
                        "the migration of orders did not start, " + REFUSED + "Capacity is unavailable at this time");
    }

    @Test
    void taskWhoseRoleCannotBeAssumedYetIsStartedOnceMore() {
        fake.starts(EARLIER, TASK);
        fake.shows(EARLIER, is("STOPPED").stoppedReason(UNASSUMABLE));
        fake.shows(TASK, ended(0));

        run();

        verify(ecs, times(2)).runTask(any(RunTaskRequest.class));
        assertThat(pauses).as("pauses of 5 s").isEqualTo(6);
        assertThat(told)
                .contains("ECS cannot assume the role of the migration of orders yet; it is tried again in 30 s")
                .endsWith("the migration of orders has succeeded");
    }

    @Test
    void requestThatIsRefusedForItsRoleIsSentOnceMore() {
        fake.shows(TASK, ended(0));
        AwsServiceException refused =
                ClientException.builder().message(UNASSUMABLE).build();
        when(ecs.runTask(any(RunTaskRequest.class)))
                .thenThrow(refused)
                .thenReturn(RunTaskResponse.builder()
                        .tasks(Task.builder().taskArn(TASK).build())
                        .build());

        run();

        assertThat(pauses).as("pauses of 5 s").isEqualTo(6);
        assertThat(told).last().isEqualTo("the migration of orders has succeeded");
    }

    @Test
    void roleThatCannotBeAssumedTwiceFailsTheMigration() {
        fake.starts(EARLIER, TASK);
        fake.shows(EARLIER, is("STOPPED").stoppedReason(UNASSUMABLE));
        fake.shows(TASK, is("STOPPED").stoppedReason(UNASSUMABLE));

        assertThatThrownBy(this::run)
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("the migration of orders failed, " + REFUSED + UNASSUMABLE);
        verify(ecs, times(2)).runTask(any(RunTaskRequest.class));
    }

    @Test
    void aTaskThatEcsDoesNotKnowYetIsWaitedFor() {
        fake.shows(TASK, FakeEcs.UNKNOWN, ended(0));

        run();

        assertThat(pauses).isEqualTo(1);
        assertThat(told).last().isEqualTo("the migration of orders has succeeded");
    }

    @Test
    void aTaskThatAnInterruptedDeployLeftRunningIsNotStartedAgain() {
        fake.lists(TASK);
        fake.shows(TASK, is("RUNNING"), is("RUNNING"), ended(0));

        run();

        verify(ecs, never()).runTask(any(RunTaskRequest.class));
        assertThat(told).last().isEqualTo("the migration of orders has succeeded");
    }

    @Test
    void anEarlierMigrationEndsBeforeTheNextStarts() {
        fake.lists(EARLIER);
        var earlier = DEFINITION.replace(":7", ":6");
        fake.shows(
                EARLIER,
                is("RUNNING").taskDefinitionArn(earlier),
                is("RUNNING").taskDefinitionArn(earlier),
                ended(1).taskDefinitionArn(earlier));
        fake.shows(TASK, ended(0));

        run();

        assertThat(told)
                .startsWith("an earlier migration of orders is still running; waiting for its end")
                .endsWith("the migration of orders has succeeded");
        verify(ecs).runTask(any(RunTaskRequest.class));
    }

    @Test
    void anUnreadableLogDoesNotHideTheReason() {
        fake.shows(TASK, ended(1));
        AwsServiceException denied = CloudWatchLogsException.builder()
                .message("not authorized to perform logs:GetLogEvents")
                .build();
        when(logs.getLogEvents(any(GetLogEventsRequest.class))).thenThrow(denied);

        assertThatThrownBy(this::run)
                .hasMessage("the migration of orders failed, " + REFUSED + "Essential container in task exited; "
                        + "container migrate exited with 1; its log, ecs/migrate/4711 in /shop-test/orders, cannot be "
                        + "read: not authorized to perform logs:GetLogEvents" + FAILED);
    }
}
