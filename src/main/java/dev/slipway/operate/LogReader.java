package dev.slipway.operate;

import dev.slipway.operate.LogGroups.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
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
 * The merged log of several log groups, in the order of time; repeated reads return new events only. Log drivers send
 * lines in batches, so that a line may reach CloudWatch after newer lines of another stream: each read goes back by
 * {@link #LATE} and leaves out the events with known ids.
 */
public final class LogReader {
    /** The longest time for which log drivers and agents buffer lines. */
    static final Duration LATE = Duration.ofMinutes(1);

    /** The largest difference of clocks that AWS accepts. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * The interval for each log group: CloudWatch Logs allows five calls a second in <a
     * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">any region</a>.
     */
    private static final Duration INTERVAL_PER_GROUP = Duration.ofMillis(300);

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(2);

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

    /** The interval between two reads: 300 ms for each log group, 2 s at least. */
    public Duration pause() {
        var all = INTERVAL_PER_GROUP.multipliedBy(groups.size());
        return all.compareTo(MIN_INTERVAL) < 0 ? MIN_INTERVAL : all;
    }

    /** Reads the events since the last read, the oldest first. */
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
        from = Collections.max(List.of(from, newest.minus(LATE), quiet));
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

    /** Forgets ids of events that later reads will not return, so that a long read takes little memory. */
    private void forgetOldest() {
        var oldest = known.values().iterator();
        if (oldest.next().isBefore(newest.minus(LATE))) {
            oldest.remove();
        }
    }

    /** The next event of a group, and the events after it. */
    private record Head(Group group, FilteredLogEvent event, Iterator<FilteredLogEvent> rest) {}

    private static void next(PriorityQueue<Head> heads, Group group, Iterator<FilteredLogEvent> events) {
        if (events.hasNext()) {
            heads.add(new Head(group, events.next(), events));
        }
    }

    /** The events of a group; pages are requested as they are needed. */
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
