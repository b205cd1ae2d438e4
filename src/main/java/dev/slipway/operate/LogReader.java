package dev.slipway.operate;

import dev.slipway.operate.LogGroups.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Reads the log groups of services as one log, by time, and again what has come to it since. A line may come to
 * CloudWatch after younger ones of another stream, for what logs sends its lines in batches: each look goes back
 * {@link #LATE} and leaves out what it knows by CloudWatch's id.
 */
public final class LogReader {
    /** Longer than what logs keeps lines before it sends them. */
    static final Duration LATE = Duration.ofMinutes(1);

    /** AWS refuses calls by a clock that is further from its own. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * Five calls a second are what
     * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">any region</a> allows.
     */
    private static final Duration EACH_GROUP = Duration.ofMillis(300);

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);

    private final CloudWatchLogsClient logs;
    private final List<Group> groups;
    private final Optional<String> filter;
    private final InstantSource clock;
    private final Map<String, Instant> known = new LinkedHashMap<>();
    private Instant from;
    private Instant newest = Instant.EPOCH;

    LogReader(
            CloudWatchLogsClient logs,
            List<Group> groups,
            Instant since,
            Optional<String> filter,
            InstantSource clock) {
        this.logs = logs;
        this.groups = groups;
        this.from = since;
        this.filter = filter;
        this.clock = clock;
    }

    /**
     * @param filter a <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">pattern</a>
     *     of CloudWatch
     */
    public static LogReader of(
            CloudWatchLogsClient logs,
            DeployedStack stack,
            List<String> services,
            Instant since,
            Optional<String> filter) {
        return new LogReader(logs, LogGroups.of(logs, stack, services), since, filter, InstantSource.system());
    }

    /** How long to wait between two looks. */
    public Duration pause() {
        var all = EACH_GROUP.multipliedBy(groups.size());
        return all.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : all;
    }

    /** Gives what has come since the last look, the oldest first. */
    public void read(Consumer<LogLine> lines) {
        var quiet = clock.instant().minus(SKEW).minus(LATE);
        var heads = new PriorityQueue<Head>(
                Comparator.comparing(head -> head.event().timestamp()));
        groups.forEach(group -> next(heads, group, events(group)));
        while (!heads.isEmpty()) {
            var head = heads.remove();
            take(head.group(), head.event(), lines);
            next(heads, head.group(), head.rest());
        }
        from = List.of(from, newest.minus(LATE), quiet).stream()
                .max(Comparator.naturalOrder())
                .orElseThrow();
        known.values().removeIf(time -> time.isBefore(from));
    }

    private void take(Group group, FilteredLogEvent event, Consumer<LogLine> lines) {
        var time = Instant.ofEpochMilli(event.timestamp());
        if (known.put(event.eventId(), time) == null) {
            var stream = event.logStreamName();
            lines.accept(new LogLine(time, group.source(stream), group.name(), stream, event.message()));
        }
        newest = time.isAfter(newest) ? time : newest;
        forgetOldest();
    }

    /** A long look must not hold all that it has seen; what the next one will not ask for is of no use. */
    private void forgetOldest() {
        var oldest = known.values().iterator();
        if (oldest.next().isBefore(newest.minus(LATE))) {
            oldest.remove();
        }
    }

    /** The next event of a group, and what comes after it. */
    private record Head(Group group, FilteredLogEvent event, Iterator<FilteredLogEvent> rest) {}

    private static void next(PriorityQueue<Head> heads, Group group, Iterator<FilteredLogEvent> events) {
        if (events.hasNext()) {
            heads.add(new Head(group, events.next(), events));
        }
    }

    /** The events of a group, page by page as they are asked for. */
    private Iterator<FilteredLogEvent> events(Group group) {
        return logs.filterLogEventsPaginator(FilterLogEventsRequest.builder()
                        .logGroupName(group.name())
                        .startTime(from.toEpochMilli())
                        .filterPattern(filter.orElse(null))
                        .build())
                .events()
                .iterator();
    }
}
