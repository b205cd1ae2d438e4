package dev.slipway.awsapi.failure;

import dev.slipway.base.Arns;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * The log of one container of a task definition, with a log stream for each task.
 *
 * @param group the name of the log group
 * @param streams the prefix of a stream's name, before the task's id
 */
public record TaskLog(CloudWatchLogsClient logs, String group, String streams) {
    private static final int LINES = 20;

    /**
     * The last lines of a task.
     *
     * @param text the lines with their log stream, or the reason why they cannot be read
     * @param lines the lines without the log stream; empty if they cannot be read
     */
    public record Logged(String text, String lines) {
        public static final Logged NOTHING = new Logged("it logged nothing", "");
    }

    /** The stream of a task, by the task's ARN. */
    public String stream(String task) {
        return streams + Arns.id(task);
    }

    /** The last 20 lines that a task logged; empty if it logged nothing. */
    public Optional<Logged> last(String task) {
        try {
            var lines = lines(stream(task));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Logged("it last logged to %s, %s:%s".formatted(group, stream(task), lines), lines));
        } catch (SdkException e) {
            var why = "its log, %s in %s, cannot be read: %s".formatted(stream(task), group, e.getMessage());
            return Optional.of(new Logged(why, ""));
        }
    }

    private String lines(String stream) {
        try {
            return logs
                    .getLogEvents(GetLogEventsRequest.builder()
                            .logGroupName(group)
                            .logStreamName(stream)
                            .limit(LINES)
                            .startFromHead(false)
                            .build())
                    .events()
                    .stream()
                    .map(event -> "\n  " + event.message().stripTrailing())
                    .collect(Collectors.joining());
        } catch (ResourceNotFoundException e) {
            // A task that did not start has no stream.
            return "";
        }
    }
}
