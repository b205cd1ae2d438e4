package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployedStackHarness;
import org.junit.jupiter.api.Test;

class RedriveCommandTest extends DeployedStackHarness {
    private static final String OUTPUTS = """
            {
              "cluster_arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-dev-cluster",
              "queue_url": {"work": "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-dev-work"},
              "dead_letter_queue_url":
                  {"work": "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-dev-work-dead-letters"}
            }
            """;

    private static final String COUNTS =
            "work: about 12 messages in the dead-letter queue, 3 in the queue, 1 in flight";

    @Override
    protected String outputs() {
        return OUTPUTS;
    }

    private void deadMessages(int number) {
        aws.answersEach(
                "GetQueueAttributes",
                body -> body.contains("dead-letters")
                        ? attributes("shop-dev-work-dead-letters", number, 0)
                        : attributes("shop-dev-work", 3, 1));
    }

    private static String attributes(String name, int visible, int inFlight) {
        return """
                {"Attributes": {"QueueArn": "arn:aws:sqs:eu-west-1:123456789012:%s",
                  "ApproximateNumberOfMessages": "%d", "ApproximateNumberOfMessagesNotVisible": "%d"}}
                """.formatted(name, visible, inFlight);
    }

    private static String task(String status, int started, int moved, String more) {
        return """
                {"Results": [{"Status": "%s", "StartedTimestamp": %d, "ApproximateNumberOfMessagesMoved": %d,
                  "ApproximateNumberOfMessagesToMove": 12%s}]}
                """.formatted(status, started, moved, more);
    }

    @Test
    void allMessagesAreMovedBack() {
        deadMessages(12);
        aws.answers(
                        "ListMessageMoveTasks",
                        "{}",
                        "{}",
                        task("RUNNING", 7, 5, ", \"TaskHandle\": \"t\""),
                        task("COMPLETED", 7, 12, ""))
                .answers("StartMessageMoveTask", "{\"TaskHandle\": \"t\"}");

        assertThat(run("redrive", "dev", "work", "--yes")).as(err.toString()).isZero();

        assertThat(err.toString().lines()).containsExactly(COUNTS, "work: 5 of 12 messages moved");
        assertThat(out).hasToString("work: 12 messages are moved back from the dead-letter queue\n");
        assertThat(aws.requests("StartMessageMoveTask"))
                .containsExactly("{\"SourceArn\":\"arn:aws:sqs:eu-west-1:123456789012:shop-dev-work-dead-letters\","
                        + "\"DestinationArn\":\"arn:aws:sqs:eu-west-1:123456789012:shop-dev-work\"}");
    }

    @Test
    void anEarlierTaskIsNotTheResult() {
        deadMessages(12);
        aws.answers(
                        "ListMessageMoveTasks",
                        task("COMPLETED", 7, 99, ""),
                        task("COMPLETED", 7, 99, ""),
                        task("COMPLETED", 7, 99, ""),
                        task("COMPLETED", 8, 12, ""))
                .answers("StartMessageMoveTask", "{\"TaskHandle\": \"t\"}");

        assertThat(run("redrive", "dev", "work", "--yes")).as(err.toString()).isZero();

        assertThat(err.toString().lines()).containsExactly(COUNTS, "work: the task starts");
        assertThat(out).hasToString("work: 12 messages are moved back from the dead-letter queue\n");
    }

    @Test
    void withoutATerminalTheMessagesStay() {
        deadMessages(12);
        aws.answers("ListMessageMoveTasks", "{}");

        assertThat(run("redrive", "dev", "work")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        COUNTS,
                        "the messages are not moved, because the question was not answered with yes; add --yes where"
                                + " there is no terminal");
        assertThat(out.toString()).isEmpty();
        assertThat(aws.requests("StartMessageMoveTask")).isEmpty();
    }

    @Test
    void anEmptyDeadLetterQueueIsRefused() {
        deadMessages(0);
        aws.answers("ListMessageMoveTasks", "{}");

        assertThat(run("redrive", "dev", "work", "--yes")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "the dead-letter queue of work has no message to move; SQS counts a new one within a minute\n");
    }

    @Test
    void aTaskThatRunsAlreadyIsNotDisturbed() {
        deadMessages(12);
        aws.answers("ListMessageMoveTasks", task("RUNNING", 7, 5, ""));

        assertThat(run("redrive", "dev", "work", "--yes")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "a task moves the messages of the dead-letter queue of work already: 5 of 12 messages moved;"
                                + " wait until it ends, or cancel it in the console of SQS\n");
    }

    @Test
    void aTaskThatFailsIsAnErrorWithItsReason() {
        deadMessages(12);
        aws.answers(
                        "ListMessageMoveTasks",
                        "{}",
                        "{}",
                        task("FAILED", 7, 5, ", \"FailureReason\": \"CouldNotDetermineMessageSource\""))
                .answers("StartMessageMoveTask", "{\"TaskHandle\": \"t\"}");

        assertThat(run("redrive", "dev", "work", "--yes")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        COUNTS,
                        "the task for work ended as FAILED, 5 of 12 messages moved: CouldNotDetermineMessageSource;"
                                + " ./slipway redrive dev work moves the others");
    }

    @Test
    void anUnknownQueueGetsASuggestion() {
        assertThat(run("redrive", "dev", "wrk")).isEqualTo(1);

        assertThat(err).hasToString("the stack dev has no queue wrk; did you mean work?\n");
    }

    @Test
    void aRefusalOfAwsIsOneLine() {
        aws.refuses("GetQueueAttributes", "AccessDeniedException", "no sqs:GetQueueAttributes");

        assertThat(run("redrive", "dev", "work")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "AWS denies the call: no sqs:GetQueueAttributes; use credentials with this permission, or have"
                                + " the action allowed\n");
    }
}
