package dev.slipway.controllers.lambda;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Log with one line of JSON for each event. A failure is also a metric:
 * {@code Failures} in the namespace {@code Slipway}, by controller and its subject
 * (<a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>).
 */
final class Log {
    private final Map<String, String> who;
    private final List<String> dimensions;
    private final PrintStream out;
    private final InstantSource clock;

    Log(String controller, Environment environment, List<String> subject, PrintStream out, InstantSource clock) {
        who = new LinkedHashMap<>();
        who.put("controller", controller);
        subject.forEach(variable -> who.put(variable.toLowerCase(Locale.ROOT), environment.text(variable)));
        dimensions = Stream.concat(who.keySet().stream().skip(1), Stream.of("controller"))
                .toList();
        this.out = out;
        this.clock = clock;
    }

    void decided(String request, Event event, Outcome outcome) {
        var line = line(outcome.warning() ? "WARN" : "INFO", request, event.kind());
        line.putAll(outcome.json());
        out.println(EventJson.of(line));
    }

    void failed(String request, Event event, String reason, String detail) {
        var line = line("ERROR", request, event.kind());
        line.put("decision", "failed");
        line.put("reason", reason);
        line.put("detail", detail);
        line.put("Failures", 1);
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                "Slipway",
                                "Dimensions",
                                List.of(dimensions),
                                "Metrics",
                                List.of(Map.of("Name", "Failures", "Unit", "Count"))))));
        out.println(EventJson.of(line));
    }

    void notPrimed(String reason) {
        var line = line("WARN", "", "snapshot");
        line.put("decision", "notPrimed");
        line.put("reason", reason);
        out.println(EventJson.of(line));
    }

    private Map<String, Object> line(String level, String request, String event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("time", clock.instant().toString());
        line.put("level", level);
        line.putAll(who);
        line.put("requestId", request);
        line.put("event", event);
        return line;
    }
}
