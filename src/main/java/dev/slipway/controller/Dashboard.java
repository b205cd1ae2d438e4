package dev.slipway.controller;

import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import dev.slipway.component.Json;
import dev.slipway.component.Place;
import dev.slipway.function.Function;
import dev.slipway.gateway.ControlApi;
import dev.slipway.service.Ingress;
import dev.slipway.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service that sleeps and its controllers do, on one page: the controllers, the service with what it publishes or
 * its balancer counts, the control API, and the errors that were logged.
 *
 * <p>Child: {@code <name>-dashboard}, called {@code <project>-<stack>-<service>}.
 */
public final class Dashboard extends Component {
    private static final String TYPE = "slipway:controller:Dashboard";

    private final Service service;
    private final Output<String> url;

    public Dashboard(
            String name, Controllers controllers, ControlApi api, Activity activity, ComponentResourceOptions options) {
        super(TYPE, name, options);
        service = controllers.service();
        var widgets = new Widgets(service.cluster().region());
        ofControllers(widgets, new TreeMap<>(controllers.functions()));
        ofService(widgets, activity);
        ofApi(widgets, api);
        widgets.errors(
                "Errors of the controllers",
                new TreeMap<>(controllers.functions())
                        .values().stream().map(Function::logGroup).toList());
        url = url(createDashboard(widgets));
        registerOutputs(Map.of("url", url));
    }

    /** Where people look at it. */
    public Output<String> url() {
        return url;
    }

    private com.pulumi.aws.cloudwatch.Dashboard createDashboard(Widgets widgets) {
        return new com.pulumi.aws.cloudwatch.Dashboard(
                child("dashboard"),
                DashboardArgs.builder()
                        .dashboardName((stackName() + "-" + service.name()).replaceAll("[^A-Za-z0-9_-]", "-"))
                        .dashboardBody(Json.text(widgets.body()))
                        .build(),
                own());
    }

    private static void ofControllers(Widgets widgets, Map<String, Function> functions) {
        widgets.functions("Calls of the controllers", "Invocations", "Sum", functions)
                .functions("Failed calls", "Errors", "Sum", functions)
                .functions("Duration, ms", "Duration", "Maximum", functions)
                .functions("Throttled calls", "Throttles", "Sum", functions);
    }

    private void ofService(Widgets widgets, Activity activity) {
        List<Object> dimensions =
                List.of("ClusterName", service.cluster().clusterName(), "ServiceName", service.serviceName());
        widgets.graph(
                "CPU and memory, percent",
                "Average",
                List.of(
                        metric("AWS/ECS", "CPUUtilization", dimensions),
                        metric("AWS/ECS", "MemoryUtilization", dimensions)));
        if (activity instanceof Activity.Metrics own) {
            List<Object> published = new ArrayList<>();
            own.dimensions().forEach((name, value) -> published.addAll(List.of(name, value)));
            widgets.graph("Connections", "Maximum", List.of(metric(own.namespace(), "ActiveConnections", published)))
                    .graph(
                            "Last use, seconds since 1970",
                            "Maximum",
                            List.of(metric(own.namespace(), "LastActivityEpochSeconds", published)));
        }
        if (service.ingress() instanceof Ingress.Balanced balanced) {
            var target = balanced.target();
            List<Object> counted = List.of("TargetGroup", target.arnSuffix(), "LoadBalancer", target.balancerSuffix());
            widgets.graph(
                    "Requests of the balancer, and those answered 5xx",
                    "Sum",
                    List.of(
                            metric("AWS/ApplicationELB", "RequestCount", counted),
                            metric("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", counted)));
        }
    }

    private static void ofApi(Widgets widgets, ControlApi api) {
        List<Object> dimensions = List.of("ApiName", api.apiName(), "Stage", api.stageName());
        widgets.graph(
                "Requests of the control API, and those refused or failed",
                "Sum",
                List.of(
                        metric("AWS/ApiGateway", "Count", dimensions),
                        metric("AWS/ApiGateway", "4XXError", dimensions),
                        metric("AWS/ApiGateway", "5XXError", dimensions)));
    }

    private static List<Object> metric(String namespace, String name, List<Object> dimensions) {
        var metric = new ArrayList<Object>(List.of(namespace, name));
        metric.addAll(dimensions);
        return metric;
    }

    private Output<String> url(com.pulumi.aws.cloudwatch.Dashboard dashboard) {
        var console = Place.partition().applyValue(partition -> switch (partition) {
            case "aws-cn" -> "console.amazonaws.cn";
            case "aws-us-gov" -> "console.amazonaws-us-gov.com";
            default -> "console.aws.amazon.com";
        });
        var region = service.cluster().region();
        return Output.format(
                "https://%s.%s/cloudwatch/home?region=%s#dashboards/dashboard/%s",
                region, console, region, dashboard.dashboardName());
    }
}
