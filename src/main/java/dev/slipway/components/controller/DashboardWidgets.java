package dev.slipway.components.controller;

import com.pulumi.core.Output;
import dev.slipway.components.function.JavaFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builder of a dashboard's body with three widgets in a row, see
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">dashboard
 * body structure</a>. Values may be outputs.
 */
final class DashboardWidgets {
    /** Width of a graph, of the dashboard's 24 columns. */
    private static final int WIDTH = 8;

    private static final int HEIGHT = 6;
    private static final int COLUMNS = 24;

    /** Period of the metrics in seconds. */
    private static final int PERIOD = 60;

    private final Output<String> region;
    private final List<Map<String, Object>> widgets = new ArrayList<>();

    DashboardWidgets(Output<String> region) {
        this.region = region;
    }

    /**
     * Adds a graph of metrics.
     *
     * @param metrics each with its namespace and name, then names and values of its dimensions
     */
    DashboardWidgets graph(String title, String statistic, List<List<Object>> metrics) {
        var properties = properties(title);
        properties.put("metrics", metrics);
        properties.put("stat", statistic);
        properties.put("period", PERIOD);
        properties.put("view", "timeSeries");
        return add("metric", WIDTH, properties);
    }

    /** Adds a graph of one metric for several functions. */
    DashboardWidgets functions(String title, String metric, String statistic, Map<String, JavaFunction> functions) {
        return graph(
                title,
                statistic,
                functions.entrySet().stream()
                        .map(function -> List.<Object>of(
                                "AWS/Lambda",
                                metric,
                                "FunctionName",
                                function.getValue().functionName(),
                                Map.of("label", function.getKey())))
                        .toList());
    }

    /** Adds a table of the errors in log groups of functions. */
    DashboardWidgets errors(String title, List<Output<String>> logGroups) {
        var sources = Output.all(logGroups)
                .applyValue(
                        names -> names.stream().map("SOURCE '%s'"::formatted).collect(Collectors.joining(" | ")));
        var properties = properties(title);
        properties.put(
                "query",
                Output.format(
                        "%s | fields @timestamp, controller, decision, reason, detail"
                                + " | filter level = \"ERROR\" | sort @timestamp desc | limit 50",
                        sources));
        properties.put("view", "table");
        return add("log", COLUMNS, properties);
    }

    /** The dashboard body, with a time range of one hour. */
    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("start", "-PT1H");
        body.put("widgets", List.copyOf(widgets));
        return body;
    }

    private Map<String, Object> properties(String title) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("title", title);
        properties.put("region", region);
        return properties;
    }

    /** Adds a widget without coordinates: CloudWatch places widgets side by side in order. */
    private DashboardWidgets add(String type, int width, Map<String, Object> properties) {
        var widget = new LinkedHashMap<String, Object>();
        widget.put("type", type);
        widget.put("width", width);
        widget.put("height", HEIGHT);
        widget.put("properties", properties);
        widgets.add(widget);
        return this;
    }
}
