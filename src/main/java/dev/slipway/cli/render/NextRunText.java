package dev.slipway.cli.render;

import dev.slipway.base.RateExpression;
import dev.slipway.operate.status.NextRun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The next start of a job as text: the time of its schedule, its events, or {@code on request}. */
final class NextRunText {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private NextRunText() {}

    static List<String> lines(NextRun next, Instant now) {
        var lines = Stream.of(
                        next.schedule().map(expression -> schedule(next, expression, now)),
                        next.eventSource().map("on events of the %s"::formatted))
                .flatMap(Optional::stream)
                .toList();
        return lines.isEmpty() ? List.of("on request") : lines;
    }

    private static String schedule(NextRun next, String expression, Instant now) {
        var isRate = RateExpression.isRate(expression);
        var rhythm = isRate ? "every " + new RateExpression(expression).interval() : expression;
        var zone = next.timeZone().orElse("UTC");
        return next.time()
                .map(time -> "in %s: %s %s, %s"
                        .formatted(
                                StatusText.span(Duration.between(now, time)),
                                LOCAL.format(time.atZone(ZoneId.of(zone))),
                                zone,
                                rhythm))
                .orElse(isRate ? rhythm : "no more, since the years of %s have passed".formatted(expression));
    }
}
