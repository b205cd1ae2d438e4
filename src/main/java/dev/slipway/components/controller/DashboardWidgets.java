package dev.slipway.components.controller;

import com.pulumi.core.Output;
import dev.slipway.components.function.JavaFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The body of a dashboard, three widgets in a row, see
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">its
 * structure</a>. Leaves may be outputs.
 */
final class DashboardWidgets {
    /** Of the 24 columns that a dashboard has. */
    private static final int WIDTH = 8;

    private static final int HEIGHT = 6;
    private static final int COLUMNS = 24;

    /** Seconds. */
    private static final int PERIOD = 60;

    private final Output<String> region;
    private final List<Map<String, Object>> widgets = new ArrayList<>();

    DashboardWidgets(Output<String> region) {
        this.region = region;
    }

    /**
     * Some metrics in one graph.
     *
     * @param metrics each as namespace, name, then names and values of its dimensions
     */
    DashboardWidgets graph(String title, String statistic, List<List<Object>> metrics) {
        var properties = properties(title);
        properties.put("metrics", metrics);
        properties.put("stat", statistic);
        properties.put("period", PERIOD);
        properties.put("view", "timeSeries");
        return add("metric", WIDTH, properties);
    }

    /** One metric of several functions. */
    DashboardWidgets functions(String title, String metric, String statistic, Map<String, JavaFunction> functions) {
        return graph(
                title,
                statistic,
                functions.entrySet().stream()
                        .map(each -> List.<Object>of(
                                "AWS/Lambda",
                                metric,
                                "FunctionName",
                                each.getValue().functionName(),
                                Map.of("label", each.getKey())))
                        .toList());
    }

    /** The errors that functions have logged. */
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

    /** The body, which shows the last hour. */
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

    /** Places are left to CloudWatch, which puts widgets side by side where they fit. */
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
