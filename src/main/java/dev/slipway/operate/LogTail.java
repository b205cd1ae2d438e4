package dev.slipway.operate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The events of one log stream, from its beginning; the stream may not exist yet. */
final class LogTail {
    private final CloudWatchLogsClient logs;
    private final String group;
    private final String stream;
    private @Nullable String next;

    LogTail(CloudWatchLogsClient logs, String group, String stream) {
        this.logs = logs;
        this.group = group;
        this.stream = stream;
    }

    /**
     * Reads the lines since the last read.
     *
     * @return true if there are any
     */
    boolean read(Consumer<String> lines) {
        var any = false;
        try {
            while (true) {
                var answer = logs.getLogEvents(GetLogEventsRequest.builder()
                        .logGroupName(group)
                        .logStreamName(stream)
                        .startFromHead(true)
                        .nextToken(next)
                        .build());
                answer.events().forEach(event -> lines.accept(event.message().stripTrailing()));
                any |= !answer.events().isEmpty();
                // At the end of the stream the next token equals the token of the request.
                if (answer.nextForwardToken() == null
                        || answer.nextForwardToken().equals(next)) {
                    return any;
                }
                next = answer.nextForwardToken();
            }
        } catch (ResourceNotFoundException notYet) {
            return any;
        }
    }
}
